import { once } from "node:events";
import { type Server, createServer } from "node:http";
import type { Express } from "express";
import type { Config } from "./config/config.ts";

/** Longer than the idle time of common load balancers (60 s), so that they and not we hang up first. */
const KEEP_ALIVE_MS = 65_000;

export class PortTakenError extends Error {
  override readonly name = "PortTakenError";
}

export interface Serving {
  /** Takes no new connections and waits for the requests that run. */
  readonly close: () => Promise<void>;
}

/** Throws PortTakenError with a port that is free: asked before anything is opened, so that nothing is opened in vain. */
export async function assertPortFree({ port, host }: Pick<Config, "port" | "host">): Promise<void> {
  const free = await findFreePort(port, host);
  if (free !== port) throw new PortTakenError(portTaken(port, free));
}

const portTaken = (port: number, free: number): string =>
  `Port ${port} is taken by another program. Port ${free} is free: PORT=${free} npm start`;

/** Listens on the configured port. Throws PortTakenError with a port that is free. */
export async function serve(app: Express, { port, host }: Pick<Config, "port" | "host">): Promise<Serving> {
  const server = createServer(app);
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  try {
    await listen(server, { port, host });
  } catch (error) {
    if (!isTaken(error)) throw error;
    const free = await findFreePort(port + 1, host);
    throw new PortTakenError(portTaken(port, free));
  }
  return { close: () => close(server) };
}

async function listen(server: Server, address: { port: number; host: string }): Promise<void> {
  server.listen(address);
  await once(server, "listening");
}

async function findFreePort(from: number, host: string): Promise<number> {
  for (let port = from; port < from + 100; port += 1) {
    const probe = createServer();
    try {
      await listen(probe, { port, host });
      await close(probe);
      return port;
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }
  return 0;
}

/** How often connections that have meanwhile answered their last request are hung up. */
const SWEEP_MS = 100;

async function close(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  await closed;
  clearInterval(sweep);
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "EADDRINUSE" || error.code === "EACCES");
