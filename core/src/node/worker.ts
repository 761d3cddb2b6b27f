import { MessagePort, receiveMessageOnPort, workerData } from "node:worker_threads";
import { Service } from "../core/pool/service.ts";

const port: unknown = workerData;
if (!(port instanceof MessagePort)) throw new Error("this file runs in a worker thread only");
const service = new Service({
  post: (message, transfer) => port.postMessage(message, transfer),
  receive: () => receiveMessageOnPort(port),
});
port.on("message", (message) => service.receive(message));
