-- CreateEnum
CREATE TYPE "sign_in_binding" AS ENUM ('pkce', 'nonce', 'neither');

-- AlterTable
ALTER TABLE "app" ADD COLUMN     "id_token_response" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "skip_sign_out_question" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "app_sign_in" (
    "app_id" TEXT NOT NULL,
    "bound_by" "sign_in_binding" NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "app_sign_in_pkey" PRIMARY KEY ("app_id","bound_by")
);

-- AddForeignKey
ALTER TABLE "app_sign_in" ADD CONSTRAINT "app_sign_in_app_id_fkey" FOREIGN KEY ("app_id") REFERENCES "app"("id") ON DELETE CASCADE ON UPDATE CASCADE;
