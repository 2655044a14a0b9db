-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "role" AS ENUM ('reader', 'moderator', 'administrator');

-- CreateEnum
CREATE TYPE "article_moderation" AS ENUM ('post', 'pre');

-- CreateEnum
CREATE TYPE "comment_status" AS ENUM ('published', 'held', 'removed', 'deleted');

-- CreateEnum
CREATE TYPE "severity" AS ENUM ('low', 'medium', 'high');

-- CreateEnum
CREATE TYPE "outcome" AS ENUM ('publish', 'flag', 'hold', 'remove');

-- CreateEnum
CREATE TYPE "match_mode" AS ENUM ('live', 'shadow');

-- CreateEnum
CREATE TYPE "decision_subject" AS ENUM ('revision', 'account');

-- CreateEnum
CREATE TYPE "decision_kind" AS ENUM ('publish', 'hold', 'remove', 'restore', 'restrict', 'lift');

-- CreateEnum
CREATE TYPE "decision_basis" AS ENUM ('policy', 'person');

-- CreateEnum
CREATE TYPE "decision_cause" AS ENUM ('verdict', 'article_premoderation', 'author_premoderation', 'reader_flags', 'carried_over', 'moderator', 'appeal');

-- CreateEnum
CREATE TYPE "flag_source" AS ENUM ('policy', 'reader', 'premoderation');

-- CreateEnum
CREATE TYPE "flag_resolution" AS ENUM ('agreed', 'disagreed', 'moot');

-- CreateEnum
CREATE TYPE "case_status" AS ENUM ('open', 'resolved');

-- CreateEnum
CREATE TYPE "case_outcome" AS ENUM ('publish', 'remove', 'moot');

-- CreateEnum
CREATE TYPE "claim_subject" AS ENUM ('case', 'appeal');

-- CreateEnum
CREATE TYPE "appeal_status" AS ENUM ('open', 'upheld', 'overturned', 'withdrawn', 'void');

-- CreateEnum
CREATE TYPE "appeal_party" AS ENUM ('author', 'notifier');

-- CreateEnum
CREATE TYPE "letter_kind" AS ENUM ('comment_removed', 'appeal_received', 'appeal_decided', 'sign_in');

-- CreateEnum
CREATE TYPE "letter_state" AS ENUM ('queued', 'sent', 'failed');

-- CreateEnum
CREATE TYPE "restriction_kind" AS ENUM ('premoderated', 'suspended', 'banned');

-- CreateEnum
CREATE TYPE "reaction_kind" AS ENUM ('recommend');

-- CreateTable
CREATE TABLE "sites" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sites_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "email" TEXT,
    "email_verified_at" TIMESTAMPTZ(3),
    "display_name" TEXT NOT NULL,
    "role" "role" NOT NULL DEFAULT 'reader',
    "locale" TEXT NOT NULL DEFAULT 'en',
    "sso_issuer" TEXT,
    "sso_subject" TEXT,
    "external_source" TEXT,
    "external_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "pseudonymised_at" TIMESTAMPTZ(3),

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_links" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "display_name" TEXT,
    "return_to" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_codes" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_codes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_tokens" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "articles" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "moderation" "article_moderation" NOT NULL DEFAULT 'post',
    "comments_open" BOOLEAN NOT NULL DEFAULT true,
    "closes_at" TIMESTAMPTZ(3),
    "comment_count" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "last_comment_at" TIMESTAMPTZ(3),
    "external_source" TEXT,
    "external_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "articles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comments" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "article_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "parent_id" UUID,
    "depth" INTEGER NOT NULL DEFAULT 0,
    "ancestor_ids" UUID[],
    "status" "comment_status" NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "reply_count" INTEGER NOT NULL DEFAULT 0,
    "descendant_count" INTEGER NOT NULL DEFAULT 0,
    "recommend_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "external_source" TEXT,
    "external_id" TEXT,

    CONSTRAINT "comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revisions" (
    "comment_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "body" TEXT,
    "body_length" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "purged_at" TIMESTAMPTZ(3),

    CONSTRAINT "revisions_pkey" PRIMARY KEY ("comment_id","number")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "account_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "comment_id" UUID NOT NULL,
    "request_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("account_id","key")
);

-- CreateTable
CREATE TABLE "reactions" (
    "comment_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "kind" "reaction_kind" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reactions_pkey" PRIMARY KEY ("comment_id","account_id","kind")
);

-- CreateTable
CREATE TABLE "policy_revisions" (
    "hash" TEXT NOT NULL,
    "files" JSONB NOT NULL,
    "model" BYTEA,
    "engine_version" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "policy_revisions_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "policy_activations" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "revision" TEXT NOT NULL,
    "replaces" TEXT,
    "actor_account_id" UUID,
    "actor_label" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "policy_activations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decisions" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "subject" "decision_subject" NOT NULL,
    "comment_id" UUID,
    "revision" INTEGER,
    "restriction_id" UUID,
    "kind" "decision_kind" NOT NULL,
    "basis" "decision_basis" NOT NULL,
    "cause" "decision_cause" NOT NULL,
    "decided_by" UUID,
    "decider_key" UUID NOT NULL,
    "verdict" "outcome",
    "policy_revision" TEXT NOT NULL,
    "engine_version" TEXT NOT NULL,
    "signals" JSONB NOT NULL,
    "reason_category" TEXT,
    "automated_detection" BOOLEAN NOT NULL,
    "categories" TEXT[],
    "notices" TEXT[],
    "case_id" UUID,
    "appeal_id" UUID,
    "supersedes" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "decisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_matches" (
    "decision_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "rule_id" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "severity" "severity" NOT NULL,
    "mode" "match_mode" NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "element" TEXT NOT NULL,
    "evasions" TEXT[],
    "context" TEXT[],
    "score" REAL,
    "degraded" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "policy_matches_pkey" PRIMARY KEY ("decision_id","position")
);

-- CreateTable
CREATE TABLE "statements" (
    "id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "data" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "statements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "statement_texts" (
    "statement_id" UUID NOT NULL,
    "note" TEXT,
    "purged_at" TIMESTAMPTZ(3),

    CONSTRAINT "statement_texts_pkey" PRIMARY KEY ("statement_id")
);

-- CreateTable
CREATE TABLE "decision_notes" (
    "decision_id" UUID NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "decision_notes_pkey" PRIMARY KEY ("decision_id")
);

-- CreateTable
CREATE TABLE "flags" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "case_id" UUID NOT NULL,
    "source" "flag_source" NOT NULL,
    "flagger_id" UUID,
    "category" TEXT NOT NULL,
    "rule_id" TEXT,
    "severity" "severity",
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "resolution" "flag_resolution",
    "resolved_at" TIMESTAMPTZ(3),
    "closed_by" UUID,
    "decision_id" UUID,

    CONSTRAINT "flags_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cases" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "article_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "status" "case_status" NOT NULL DEFAULT 'open',
    "version" INTEGER NOT NULL DEFAULT 1,
    "priority" DOUBLE PRECISION NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "outcome" "case_outcome",
    "decision_id" UUID,

    CONSTRAINT "cases_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "claims" (
    "subject_id" UUID NOT NULL,
    "subject" "claim_subject" NOT NULL,
    "holder_id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "claimed_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "claims_pkey" PRIMARY KEY ("subject_id")
);

-- CreateTable
CREATE TABLE "appeal_links" (
    "id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "party" "appeal_party" NOT NULL,
    "account_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "key_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "appeal_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appeals" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "decision_decider_key" UUID NOT NULL,
    "comment_id" UUID NOT NULL,
    "link_id" UUID NOT NULL,
    "party" "appeal_party" NOT NULL,
    "status" "appeal_status" NOT NULL DEFAULT 'open',
    "version" INTEGER NOT NULL DEFAULT 1,
    "statement" TEXT,
    "filed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,
    "outcome_decision_id" UUID,
    "outcome_reason" TEXT,

    CONSTRAINT "appeals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "letters" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "kind" "letter_kind" NOT NULL,
    "subject_id" UUID NOT NULL,
    "account_id" UUID,
    "recipient_key" UUID NOT NULL,
    "issue" INTEGER NOT NULL DEFAULT 1,
    "address" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "state" "letter_state" NOT NULL DEFAULT 'queued',
    "message_id" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "letters_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "restrictions" (
    "id" UUID NOT NULL,
    "site_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "kind" "restriction_kind" NOT NULL,
    "until" TIMESTAMPTZ(3),
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by" UUID NOT NULL,
    "lifted_at" TIMESTAMPTZ(3),
    "lifted_by" UUID,

    CONSTRAINT "restrictions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_notes" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "written_by" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_notes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" BIGSERIAL NOT NULL,
    "site_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_account_id" UUID,
    "actor_label" TEXT,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT,
    "details" JSONB NOT NULL,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "sites_key_key" ON "sites"("key");

-- CreateIndex
CREATE INDEX "accounts_role_idx" ON "accounts"("role");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_site_id_email_key" ON "accounts"("site_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_site_id_sso_issuer_sso_subject_key" ON "accounts"("site_id", "sso_issuer", "sso_subject");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_site_id_external_source_external_id_key" ON "accounts"("site_id", "external_source", "external_id");

-- CreateIndex
CREATE INDEX "sessions_account_id_idx" ON "sessions"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_links_token_hash_key" ON "sign_in_links"("token_hash");

-- CreateIndex
CREATE INDEX "sign_in_links_expires_at_idx" ON "sign_in_links"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_codes_code_hash_key" ON "sign_in_codes"("code_hash");

-- CreateIndex
CREATE INDEX "sign_in_codes_expires_at_idx" ON "sign_in_codes"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "api_tokens_token_hash_key" ON "api_tokens"("token_hash");

-- CreateIndex
CREATE INDEX "articles_site_id_created_at_id_idx" ON "articles"("site_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "articles_site_id_last_comment_at_id_idx" ON "articles"("site_id", "last_comment_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "articles_site_id_key_key" ON "articles"("site_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "articles_site_id_external_source_external_id_key" ON "articles"("site_id", "external_source", "external_id");

-- CreateIndex
CREATE INDEX "comments_roots_by_time" ON "comments"("article_id", "created_at", "id") WHERE (parent_id is null and (status = 'published'::comment_status or descendant_count > 0));

-- CreateIndex
CREATE INDEX "comments_roots_by_recommendations" ON "comments"("article_id", "recommend_count", "created_at", "id") WHERE (parent_id is null and (status = 'published'::comment_status or descendant_count > 0));

-- CreateIndex
CREATE INDEX "comments_parent_id_created_at_id_idx" ON "comments"("parent_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "comments_author_id_created_at_id_idx" ON "comments"("author_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "comments_author_id_article_id_created_at_idx" ON "comments"("author_id", "article_id", "created_at");

-- CreateIndex
CREATE INDEX "comments_created_at_id_idx" ON "comments"("created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "comments_id_article_id_key" ON "comments"("id", "article_id");

-- CreateIndex
CREATE UNIQUE INDEX "comments_site_id_external_source_external_id_key" ON "comments"("site_id", "external_source", "external_id");

-- CreateIndex
CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys"("created_at");

-- CreateIndex
CREATE INDEX "reactions_account_id_idx" ON "reactions"("account_id");

-- CreateIndex
CREATE INDEX "policy_activations_site_id_created_at_id_idx" ON "policy_activations"("site_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "decisions_supersedes_key" ON "decisions"("supersedes");

-- CreateIndex
CREATE INDEX "decisions_comment_id_created_at_id_idx" ON "decisions"("comment_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "decisions_decided_by_created_at_idx" ON "decisions"("decided_by", "created_at");

-- CreateIndex
CREATE INDEX "decisions_created_at_id_idx" ON "decisions"("created_at", "id");

-- CreateIndex
CREATE INDEX "decisions_policy_revision_idx" ON "decisions"("policy_revision");

-- CreateIndex
CREATE UNIQUE INDEX "decisions_id_comment_id_revision_key" ON "decisions"("id", "comment_id", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "decisions_id_decider_key_key" ON "decisions"("id", "decider_key");

-- CreateIndex
CREATE UNIQUE INDEX "decisions_one_root_per_revision" ON "decisions"("comment_id", "revision") WHERE (supersedes is null and subject = 'revision'::decision_subject);

-- CreateIndex
CREATE UNIQUE INDEX "decisions_one_root_per_restriction" ON "decisions"("restriction_id") WHERE (supersedes is null and subject = 'account'::decision_subject);

-- CreateIndex
CREATE INDEX "policy_matches_rule_id_idx" ON "policy_matches"("rule_id");

-- CreateIndex
CREATE UNIQUE INDEX "statements_decision_id_key" ON "statements"("decision_id");

-- CreateIndex
CREATE INDEX "flags_case_id_idx" ON "flags"("case_id");

-- CreateIndex
CREATE INDEX "flags_flagger_id_created_at_idx" ON "flags"("flagger_id", "created_at");

-- CreateIndex
CREATE INDEX "flags_comment_id_idx" ON "flags"("comment_id");

-- CreateIndex
CREATE UNIQUE INDEX "flags_one_per_reader" ON "flags"("comment_id", "revision", "flagger_id") WHERE (source = 'reader'::flag_source);

-- CreateIndex
CREATE INDEX "cases_status_priority_id_idx" ON "cases"("status", "priority", "id");

-- CreateIndex
CREATE INDEX "cases_status_opened_at_id_idx" ON "cases"("status", "opened_at", "id");

-- CreateIndex
CREATE INDEX "cases_comment_id_idx" ON "cases"("comment_id");

-- CreateIndex
CREATE INDEX "cases_article_id_idx" ON "cases"("article_id");

-- CreateIndex
CREATE UNIQUE INDEX "cases_one_open_per_comment" ON "cases"("comment_id") WHERE (status = 'open'::case_status);

-- CreateIndex
CREATE INDEX "claims_holder_id_idx" ON "claims"("holder_id");

-- CreateIndex
CREATE UNIQUE INDEX "appeal_links_token_hash_key" ON "appeal_links"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "appeal_links_decision_id_party_key" ON "appeal_links"("decision_id", "party");

-- CreateIndex
CREATE INDEX "appeals_status_filed_at_id_idx" ON "appeals"("status", "filed_at", "id");

-- CreateIndex
CREATE INDEX "appeals_comment_id_idx" ON "appeals"("comment_id");

-- CreateIndex
CREATE UNIQUE INDEX "appeals_decision_id_party_key" ON "appeals"("decision_id", "party");

-- CreateIndex
CREATE UNIQUE INDEX "letters_message_id_key" ON "letters"("message_id");

-- CreateIndex
CREATE INDEX "letters_state_created_at_id_idx" ON "letters"("state", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "letters_kind_subject_id_recipient_key_issue_key" ON "letters"("kind", "subject_id", "recipient_key", "issue");

-- CreateIndex
CREATE INDEX "restrictions_account_id_created_at_idx" ON "restrictions"("account_id", "created_at");

-- CreateIndex
CREATE INDEX "account_notes_account_id_created_at_id_idx" ON "account_notes"("account_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "audit_entries_at_id_idx" ON "audit_entries"("at", "id");

-- CreateIndex
CREATE INDEX "audit_entries_action_id_idx" ON "audit_entries"("action", "id");

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_codes" ADD CONSTRAINT "sign_in_codes_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "articles" ADD CONSTRAINT "articles_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_parent_id_article_id_fkey" FOREIGN KEY ("parent_id", "article_id") REFERENCES "comments"("id", "article_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reactions" ADD CONSTRAINT "reactions_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reactions" ADD CONSTRAINT "reactions_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_activations" ADD CONSTRAINT "policy_activations_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_activations" ADD CONSTRAINT "policy_activations_revision_fkey" FOREIGN KEY ("revision") REFERENCES "policy_revisions"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_activations" ADD CONSTRAINT "policy_activations_replaces_fkey" FOREIGN KEY ("replaces") REFERENCES "policy_revisions"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_activations" ADD CONSTRAINT "policy_activations_actor_account_id_fkey" FOREIGN KEY ("actor_account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_comment_id_revision_fkey" FOREIGN KEY ("comment_id", "revision") REFERENCES "revisions"("comment_id", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_restriction_id_fkey" FOREIGN KEY ("restriction_id") REFERENCES "restrictions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_decided_by_fkey" FOREIGN KEY ("decided_by") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_policy_revision_fkey" FOREIGN KEY ("policy_revision") REFERENCES "policy_revisions"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_supersedes_comment_id_revision_fkey" FOREIGN KEY ("supersedes", "comment_id", "revision") REFERENCES "decisions"("id", "comment_id", "revision") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_matches" ADD CONSTRAINT "policy_matches_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statements" ADD CONSTRAINT "statements_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statements" ADD CONSTRAINT "statements_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statement_texts" ADD CONSTRAINT "statement_texts_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "statements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision_notes" ADD CONSTRAINT "decision_notes_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flags" ADD CONSTRAINT "flags_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flags" ADD CONSTRAINT "flags_comment_id_revision_fkey" FOREIGN KEY ("comment_id", "revision") REFERENCES "revisions"("comment_id", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flags" ADD CONSTRAINT "flags_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "cases"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flags" ADD CONSTRAINT "flags_flagger_id_fkey" FOREIGN KEY ("flagger_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flags" ADD CONSTRAINT "flags_closed_by_fkey" FOREIGN KEY ("closed_by") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "flags" ADD CONSTRAINT "flags_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cases" ADD CONSTRAINT "cases_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cases" ADD CONSTRAINT "cases_comment_id_revision_fkey" FOREIGN KEY ("comment_id", "revision") REFERENCES "revisions"("comment_id", "number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cases" ADD CONSTRAINT "cases_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cases" ADD CONSTRAINT "cases_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claims" ADD CONSTRAINT "claims_holder_id_fkey" FOREIGN KEY ("holder_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal_links" ADD CONSTRAINT "appeal_links_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeal_links" ADD CONSTRAINT "appeal_links_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_decision_id_decision_decider_key_fkey" FOREIGN KEY ("decision_id", "decision_decider_key") REFERENCES "decisions"("id", "decider_key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_comment_id_fkey" FOREIGN KEY ("comment_id") REFERENCES "comments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "appeal_links"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_decided_by_fkey" FOREIGN KEY ("decided_by") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appeals" ADD CONSTRAINT "appeals_outcome_decision_id_fkey" FOREIGN KEY ("outcome_decision_id") REFERENCES "decisions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letters" ADD CONSTRAINT "letters_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letters" ADD CONSTRAINT "letters_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "restrictions" ADD CONSTRAINT "restrictions_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "restrictions" ADD CONSTRAINT "restrictions_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "restrictions" ADD CONSTRAINT "restrictions_lifted_by_fkey" FOREIGN KEY ("lifted_by") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_notes" ADD CONSTRAINT "account_notes_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account_notes" ADD CONSTRAINT "account_notes_written_by_fkey" FOREIGN KEY ("written_by") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_site_id_fkey" FOREIGN KEY ("site_id") REFERENCES "sites"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_actor_account_id_fkey" FOREIGN KEY ("actor_account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
