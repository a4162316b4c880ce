import { measureContender, type ContenderRequest } from './engine-contender.ts';
import { measureRestore, type RestoreRequest } from './engine-restore.ts';

/** What the measuring process asks of a fresh one. */
export type ContenderProcessRequest =
  ({ kind: 'contender' } & ContenderRequest) | ({ kind: 'restore' } & RestoreRequest);

process.on('message', (request: ContenderProcessRequest) => {
  const reply = request.kind === 'contender' ? measureContender(request) : measureRestore(request);
  process.send?.(reply);
});
