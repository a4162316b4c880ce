import { describe, expect, it } from 'vitest';
import { AccessTokens } from './access-tokens.ts';

const SUBJECT = { userId: 'u', sessionId: 's', role: 'user' } as const;

describe('AccessTokens', () => {
  it('accepts its own token for fifteen minutes, also the second time', () => {
    let nowMs = 1_800_000_000_000;
    const tokens = new AccessTokens('a secret of more than thirty-two characters', {
      nowMs: () => nowMs,
    });
    const { token, expiresAtMs } = tokens.sign(SUBJECT);
    expect(expiresAtMs - nowMs).toBe(15 * 60_000);
    expect(tokens.verify(token)).toEqual({ userId: 'u', sessionId: 's', expiresAtMs });
    nowMs = expiresAtMs - 1;
    expect(tokens.verify(token)).not.toBeNull();
    nowMs = expiresAtMs;
    expect(tokens.verify(token)).toBeNull();
  });

  it('accepts nothing signed with another secret', () => {
    const clock = { nowMs: () => 1_800_000_000_000 };
    const one = new AccessTokens('a secret of more than thirty-two characters', clock);
    const two = new AccessTokens('another secret of more than thirty-two characters', clock);
    expect(two.verify(one.sign(SUBJECT).token)).toBeNull();
  });
});
