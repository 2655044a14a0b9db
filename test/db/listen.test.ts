import type { Db } from "../../src/db/client.ts";
import { listen } from "../../src/db/listen.ts";
import type { KeptConnection } from "../../src/db/keep-connection.ts";
import { createNotifier } from "../../src/db/notify.ts";
import { freshDatabase } from "../support/database.ts";
import { until } from "../support/until.ts";

let db: Db;
beforeAll(async () => {
  db = await freshDatabase();
});

const open: KeptConnection[] = [];
afterEach(async () => {
  for (const connection of open.splice(0)) await connection.close();
});

async function start({ onMessage, pingEveryMs }: { onMessage?: (payload: string) => void; pingEveryMs?: number } = {}) {
  const heard: string[] = [];
  const states: string[] = [];
  const log = { info: () => undefined, warn: () => undefined };
  const connection = await listen(db.url, ["thread", 'odd "name"'], {
    onMessage: (channel, payload) => {
      heard.push(`${channel}:${payload}`);
      onMessage?.(payload);
    },
    onLost: () => states.push("lost"),
    onRestored: () => states.push("restored"),
    log,
    ...(pingEveryMs === undefined ? {} : { pingEveryMs }),
  });
  open.push(connection);
  return { heard, states, connection };
}

function notifier(pool: Pick<Db["pool"], "query"> = db.pool) {
  const logged: object[] = [];
  const statements: [string, unknown[]][] = [];
  const log = { info: () => undefined, warn: (fields: object) => logged.push(fields) };
  const counting = {
    query: (...query: [string, unknown[]]) => (statements.push(query), pool.query(...query)),
  };
  return { ...createNotifier(counting as Db["pool"], log), logged, statements };
}

const terminateListeners = () =>
  db.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = 'recourse listen'`,
  );

describe("listening", () => {
  test("hears its channels, whatever their names, and no other", async () => {
    const { heard } = await start();
    const { notify } = notifier();
    notify("other", "x");
    notify("thread", "a-1 'quoted' \\ ü");
    notify('odd "name"', "");
    await until("both", () => heard.length >= 2);
    expect(heard).toEqual(["thread:a-1 'quoted' \\ ü", 'odd "name":']);
  });

  test("tells when its connection is lost, and hears again after it is restored", async () => {
    const { heard, states } = await start();
    await terminateListeners();
    await until("restored", () => states.length === 2);
    expect(states).toEqual(["lost", "restored"]);
    notifier().notify("thread", "after");
    await until("a message", () => heard.length === 1);

    await terminateListeners();
    await until("restored again", () => states.length === 4);
    expect(states).toEqual(["lost", "restored", "lost", "restored"]);
  });

  test("goes on when a handler throws", async () => {
    const { heard } = await start({
      onMessage: () => {
        throw new Error("no");
      },
    });
    notifier().notify("thread", "1");
    await until("the first", () => heard.length === 1);
    notifier().notify("thread", "2");
    await until("the second", () => heard.length === 2);
  });

  test("asks a silent connection whether it lives", async () => {
    await start({ pingEveryMs: 20 });
    await until("a ping", async () => {
      const { rowCount } = await db.pool.query(
        `select from pg_stat_activity
         where datname = current_database() and application_name = 'recourse listen' and query = 'select 1'`,
      );
      return rowCount;
    });
  });

  test("that is closed ends its connection, and says nothing of a loss", async () => {
    const { states, connection } = await start();
    await connection.close();
    await until("no connection", async () => {
      const { rowCount } = await db.pool.query(
        "select from pg_stat_activity where datname = current_database() and application_name = 'recourse listen'",
      );
      return rowCount === 0;
    });
    expect(states).toEqual([]);
  });
});

describe("notifying", () => {
  test("sends what is asked for in one turn in one statement, equal ones once", async () => {
    const { heard } = await start();
    const { notify, flush, statements } = notifier();
    for (let number = 0; number < 500; number += 1) notify("thread", `a-${number % 50}`);
    await flush();
    await until("50", () => heard.length >= 50);
    expect(statements.map(([, [channels]]) => channels)).toEqual([Array(50).fill("thread")]);
    expect(heard).toHaveLength(50);
  });

  test("sends later what is asked for while a statement runs", async () => {
    const { heard } = await start();
    const { notify, flush } = notifier();
    notify("thread", "1");
    await new Promise((resolve) => setImmediate(resolve));
    notify("thread", "2");
    await flush();
    await until("both", () => heard.length === 2);
  });

  test("drops a payload that PostgreSQL would refuse, and sends the others", async () => {
    const { heard } = await start();
    const { notify, logged } = notifier();
    notify("thread", "ü".repeat(4_000));
    notify("thread", "x".repeat(7_999));
    await until("the other", () => heard.length === 1);
    expect(logged).toEqual([{ code: "payload_too_long", count: 1 }]);
  });

  test("never throws: what cannot be sent is logged as a code, and the next is sent", async () => {
    const broken = { fails: true };
    const pool = {
      query: (...query: [string, unknown[]]) =>
        broken.fails ? db.pool.query("select 1 / 0 -- secret") : db.pool.query(...query),
    };
    const { heard } = await start();
    const { notify, flush, logged } = notifier(pool as Db["pool"]);
    notify("thread", "lost");
    await flush();
    expect(logged).toEqual([{ code: "error:22012", count: 1 }]);
    broken.fails = false;
    notify("thread", "next");
    await until("the next", () => heard.length === 1);
    expect(heard).toEqual(["thread:next"]);
  });
});
