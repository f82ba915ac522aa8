import { type SampleServer, startSampleServer } from '../sampleServer';

/** One sample server for all tests of a `describe`. Called before `useWorkbench`, it is there when that opens. */
export function useSampleServer(): () => SampleServer {
  let server: SampleServer | undefined;

  before('start the sample server', async () => {
    server = await startSampleServer();
  });

  after('stop the sample server', async () => {
    await server?.close();
  });

  return () => {
    if (!server) throw new Error('the sample server runs only while tests do');
    return server;
  };
}

/** The user settings of somebody who reads the exchange at an address. */
export const customAddress = (baseUrl: string) => ({
  'kalshi.environment': 'custom',
  'kalshi.customBaseUrl': baseUrl,
});
