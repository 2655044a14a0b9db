-- AlterEnum
ALTER TYPE "letter_kind" ADD VALUE 'suspension_lifted';
