-- AlterEnum
ALTER TYPE "alert_kind" ADD VALUE 'case_without_decider';
