/** `npm start`: installs and builds what is missing, then is the server. */
import { prepare, say, StepFailed } from './prepare.mjs';

try {
  await prepare();
} catch (error) {
  if (!(error instanceof StepFailed)) throw error;
  process.exit(1);
}

say('Starting the server ...');
process.setSourceMapsEnabled(true);
// In this process: signals reach the server itself, and there is nobody to forward them.
await import('../backend/dist/server.js');
