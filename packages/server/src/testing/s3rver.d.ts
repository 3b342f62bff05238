declare module "s3rver" {
  import type { Server } from "node:http";
  import type { AddressInfo } from "node:net";
  import type { Middleware } from "koa";

  interface Options {
    address: string;
    port: number;
    silent: boolean;
    directory: string;
    serviceEndpoint: string;
    configureBuckets: { name: string }[];
  }

  /** A server that speaks S3's protocol and keeps objects in a folder. */
  class S3rver {
    httpServer: Server;
    /** Of the Koa application that it is. */
    middleware: Middleware[];
    constructor(options: Options);
    run(): Promise<AddressInfo>;
  }
  export = S3rver;
}
