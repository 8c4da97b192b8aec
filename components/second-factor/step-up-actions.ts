import type { Answer } from '@/lib/http/answer'
import type {
  GivenProof,
  PasskeyQuestion,
  ProofWays,
} from '@/lib/people/second-factor/second-factor'

/** How somebody proves who they are. */
export type ProofActions = {
  question: () => Promise<Answer<PasskeyQuestion>>
  give: (given: GivenProof) => Promise<Answer<void>>
}

/** How somebody who is signed in proves it again. */
export type StepUpActions = ProofActions & { ways: () => Promise<Answer<ProofWays>> }
