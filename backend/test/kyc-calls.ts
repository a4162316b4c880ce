import type { Test } from 'supertest';
import type { KycContentType, KycDocument, KycDocumentKind } from '../src/contracts/index.ts';
import { dataIn } from './answers.ts';
import type { Caller } from './api-harness.ts';

/** A person of age. */
export const PROFILE = {
  fullName: 'Zoë Ångström-O’Neill',
  birthDate: '1990-02-28',
  country: 'DE',
  addressLine: 'Hauptstraße 1',
  city: 'Köln',
  postalCode: '50667',
  documentType: 'passport',
} as const;

/** Files that begin as their types do. */
export const FILES: Record<KycContentType, Buffer> = {
  'image/png': Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(100, 1)]),
  'image/jpeg': Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.alloc(100, 2)]),
  'application/pdf': Buffer.from('%PDF-1.7\n1 0 obj'),
};

export function upload(
  caller: Caller,
  kind: string,
  contentType = 'image/png',
  content: Buffer = FILES[contentType as KycContentType],
): Test {
  const test = caller.post(`/kyc/documents?kind=${kind}`).set('Content-Type', contentType);
  return test.send(content);
}

export async function uploaded(caller: Caller, kind: KycDocumentKind): Promise<KycDocument> {
  return dataIn(await upload(caller, kind).expect(201)) as KycDocument;
}

/** What has to be there before anything can be submitted. */
export async function uploadRequired(caller: Caller): Promise<void> {
  await uploaded(caller, 'identity_front');
  await uploaded(caller, 'address');
}

export async function submitted(caller: Caller): Promise<void> {
  await uploadRequired(caller);
  await caller.post('/kyc', PROFILE).expect(201);
}
