import { deflateSync, crc32 } from 'node:zlib';
import type { KycProfile } from '@tokentradex/backend/contracts';
import type { Account } from './account.ts';

/** Whoever a test lets submit. */
export const PROFILE: KycProfile = {
  fullName: 'Zoë Ångström',
  birthDate: '1990-02-28',
  country: 'DE',
  addressLine: 'Hauptstraße 1',
  city: 'Köln',
  postalCode: '50667',
  documentType: 'id_card',
};

export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<<>>\n%%EOF\n');

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A picture of one colour that a browser can show. */
export function pngFile(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits each of red, green and blue.
  header.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, 0x8a)]);
  const rows = Buffer.concat(Array.from({ length: height }, () => row));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Everything that a check needs, through the API. */
export async function submitIdentity(account: Account): Promise<void> {
  await account.uploadDocument('identity_front', 'image/png', pngFile(640, 400));
  await account.uploadDocument('address', 'application/pdf', PDF);
  await account.call('POST', '/kyc', PROFILE);
}
