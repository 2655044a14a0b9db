import { once } from "node:events";
import type { RequestListener, Server } from "node:http";
import { createServer } from "node:http";
import { whenOver } from "./test-scope.mjs";

/** Listens until the end of the test file: to open a server for each request would cost more than the request. */
export async function listen(app: RequestListener): Promise<Server> {
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  whenOver(async () => {
    server.close();
    server.closeAllConnections();
  });
  return server;
}
