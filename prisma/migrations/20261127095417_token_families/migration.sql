-- CreateTable
CREATE TABLE "token_family" (
    "digest" BYTEA NOT NULL,
    "sealed_successor" BYTEA,
    "ended_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "token_family_pkey" PRIMARY KEY ("digest")
);

-- CreateIndex
CREATE INDEX "token_family_expires_at_idx" ON "token_family"("expires_at");
