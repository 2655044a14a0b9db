-- AlterEnum
ALTER TYPE "alert_kind" ADD VALUE 'ground_undone';
