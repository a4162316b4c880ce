import type { KycContentType } from '../../contracts/index.ts';

/** How each type of file begins. */
const SIGNATURES: Record<KycContentType, Buffer> = {
  'image/png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  'image/jpeg': Buffer.from([0xff, 0xd8, 0xff]),
  'application/pdf': Buffer.from('%PDF-'),
};

/** Whether the first bytes are those of a file of this type. Says nothing about the rest. */
export function startsAs(content: Buffer, contentType: KycContentType): boolean {
  const signature = SIGNATURES[contentType];
  return content.subarray(0, signature.length).equals(signature);
}
