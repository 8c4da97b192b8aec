-- AlterEnum
ALTER TYPE "app_source" ADD VALUE 'moved_in';
