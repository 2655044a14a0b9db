import type { Express } from "express";
import express from "express";
import type { Config } from "../config/config.ts";

/** An Express application that computes no etags (ours come from versions) and does not name itself. */
export function createExpress(config: Pick<Config, "trustProxy">): Express {
  const app = express();
  app.disable("etag");
  app.disable("x-powered-by");
  app.enable("case sensitive routing");
  app.set("trust proxy", config.trustProxy);
  app.set("query parser", "simple");
  return app;
}
