import { Command } from 'commander';
import { defaultPort, startServer } from './server';

interface Options {
  readonly port: string;
}

const { port } = new Command('serve')
  .description('Serves the built page on this machine.')
  .option('--port <number>', 'first port to try', process.env.PORT ?? String(defaultPort))
  .parse()
  .opts<Options>();

const { url } = await startServer(Number(port));
console.log(`Quantlab is at ${url} (stop it with Ctrl-C)`);
