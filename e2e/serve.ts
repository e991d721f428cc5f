import { startServer } from '../scripts/server';

/** Serves the built page while the tests run, and tells them where. */
export default async function serve(): Promise<() => Promise<void>> {
  const server = await startServer();
  process.env.LAB_URL = server.url;
  return () => server.stop();
}
