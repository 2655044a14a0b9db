import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import type * as SchemaEngineModule from "@prisma/schema-engine-wasm";
import type { DiffTarget, MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm";
import pg from "pg";
import { runAlone, withDatabase } from "./admin.ts";
import { once } from "./once.ts";

export type { DiffTarget, MigrationList, SchemaEngine };

/** Every table is ours: nothing is left out of a comparison. */
export const NO_FILTERS = { externalTables: [], externalEnums: [] };

export interface EngineInput {
  readonly url: string;
  /** Text of schema.prisma: the engine takes the kind of database from it. */
  readonly schema: string;
}

/**
 * Runs `work` with Prisma's schema engine inside this process (WebAssembly): the same engine as `prisma migrate`,
 * which would download a native one. The connections it opened are ended afterwards.
 */
export async function withSchemaEngine<T>(input: EngineInput, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const { SchemaEngine } = await loadBindings();
  const adapters = new Set<SqlDriverAdapter>();
  const factory = bindMigrationAwareSqlAdapterFactory(adapterFactory(input.url, adapters));
  const datamodels: [string, string][] = [["schema.prisma", input.schema]];
  try {
    return await work(await SchemaEngine.new({ datamodels }, () => undefined, factory));
  } finally {
    for (const adapter of adapters) await adapter.dispose();
  }
}

/** Node has it; neither `lib` nor `@types/node` 20 says so. */
declare const WebAssembly: {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports: object): Promise<{ readonly exports: Readonly<Record<string, unknown>> }>;
};

type Bindings = typeof SchemaEngineModule;
let loaded: Promise<Bindings> | undefined;

function loadBindings(): Promise<Bindings> {
  return (loaded ??= instantiate());
}

/** The package's own entry imports the .wasm file as a module, which Node 20 cannot do. */
async function instantiate(): Promise<Bindings> {
  const specifier = "@prisma/schema-engine-wasm/schema_engine_bg";
  const bindings: GluedBindings = await import(specifier);
  const file = fileURLToPath(new URL("schema_engine_bg.wasm", import.meta.resolve(specifier)));
  const module = await WebAssembly.compile(new Uint8Array(await readFile(file)));
  const { exports } = await WebAssembly.instantiate(module, { "./schema_engine_bg.js": withIdleTimers(bindings) });
  bindings.__wbg_set_wasm(exports);
  if (typeof exports["__wbindgen_start"] === "function") exports["__wbindgen_start"]();
  return bindings;
}

type GluedBindings = Bindings & { __wbg_set_wasm(exports: object): void };

/** The engine never clears the timer of its own lock (10 s): it must not keep a finished command alive. */
function withIdleTimers(bindings: GluedBindings): object {
  const imports = Object.entries(bindings).map(([name, glue]) => {
    if (!name.startsWith("__wbg_setTimeout_") || typeof glue !== "function") return [name, glue];
    const start = (...args: readonly unknown[]) => {
      const timer: NodeJS.Timeout = Reflect.apply(glue, undefined, args);
      return timer.unref();
    };
    return [name, start];
  });
  return Object.fromEntries(imports);
}

/** `PrismaPg` made fit for the schema engine, with a scratch database that is dropped after use. */
function adapterFactory(url: string, opened: Set<SqlDriverAdapter>): SqlMigrationAwareDriverAdapterFactory {
  const remember = async (adapter: Promise<SqlDriverAdapter>) => {
    opened.add(await adapter);
    return adapter;
  };
  return {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => remember(openAdapter(url)),
    connectToShadowDb: () => remember(openScratchAdapter(url)),
  };
}

/**
 * The adapter with two of its limits lifted: it cuts a script at every semicolon, inside function bodies too, and it
 * refuses to read columns of the one-byte type "char", which PostgreSQL's catalogs have.
 */
async function openAdapter(url: string): Promise<SqlDriverAdapter> {
  const charColumns: CharColumns = new WeakMap();
  const pool = catalogPool(url, charColumns);
  const adapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  return Object.assign(adapter, {
    queryRaw: async (query: SqlQuery) => withCharTypes(await queryRaw(query), charColumns),
    executeScript: async (sql: string) => {
      await adapter.executeRaw({ sql, args: [], argTypes: [] });
    },
    dispose: once(adapter.dispose.bind(adapter)),
  });
}

async function openScratchAdapter(url: string): Promise<SqlDriverAdapter> {
  const name = `recourse_scratch_${randomUUID().replaceAll("-", "")}`;
  await runAlone(url, `create database ${name}`);
  const adapter = await openAdapter(withDatabase(url, name));
  const dispose = adapter.dispose.bind(adapter);
  return Object.assign(adapter, {
    dispose: once(async () => {
      await dispose();
      await runAlone(url, `drop database if exists ${name} with (force)`);
    }),
  });
}

const CHAR_OID = 18;
const BPCHAR_OID = 1042;

/** By the rows of a result: which of its columns are "char". */
type CharColumns = WeakMap<object, ReadonlySet<number>>;

/** Presents "char" as a type that the adapter reads, and remembers where it did. */
function catalogPool(url: string, charColumns: CharColumns): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, options: "-c timezone=UTC", application_name: "recourse migrate" });
  pool.on("error", () => undefined);
  const query = pool.query.bind(pool);
  const readable = async (config: pg.QueryArrayConfig) => {
    const result: pg.QueryArrayResult | pg.QueryArrayResult[] = await query(config);
    if (Array.isArray(result)) return result;
    const chars = result.fields.flatMap((field, column) => (field.dataTypeID === CHAR_OID ? [column] : []));
    charColumns.set(result.rows, new Set(chars));
    const fields = result.fields.map((field, column) =>
      chars.includes(column) ? { ...field, dataTypeID: BPCHAR_OID } : field,
    );
    return { ...result, fields };
  };
  return Object.assign(pool, { query: readable });
}

function withCharTypes(result: SqlResultSet, charColumns: CharColumns): SqlResultSet {
  const chars = charColumns.get(result.rows);
  const columnTypes = result.columnTypes.map((type, column) => (chars?.has(column) ? ColumnTypeEnum.Character : type));
  return { ...result, columnTypes };
}
