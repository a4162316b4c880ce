import { IdentityChecks } from './identity-checks.ts';
import { IdentityDocuments } from './identity-documents.ts';
import { IdentityQueue, type IdentityQueueParts } from './identity-queue.ts';

/** Identity checks: what users submit, and what operators decide. */
export class Identity {
  readonly checks: IdentityChecks;
  readonly documents: IdentityDocuments;
  readonly queue: IdentityQueue;

  constructor(parts: IdentityQueueParts) {
    this.checks = new IdentityChecks(parts);
    this.documents = new IdentityDocuments(parts.sequelize, parts.clock);
    this.queue = new IdentityQueue(parts);
  }
}
