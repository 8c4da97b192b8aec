-- AlterEnum
ALTER TYPE "auth_method" ADD VALUE 'tls_client_auth';
ALTER TYPE "auth_method" ADD VALUE 'self_signed_tls_client_auth';
