import type { AuditEntry, Role } from '../src/contracts/index.ts';
import { pageIn } from './answers.ts';
import type { ApiHarness, Caller } from './api-harness.ts';

/** Given for every change that a test makes as an operator. */
export const REASON = 'asked for by the desk';

/** What every test about the operators' routes does with the API. */
export class AdminCalls {
  constructor(private readonly api: () => ApiHarness) {}

  /** A new user of this role. */
  readonly staff = (role: Role): Promise<Caller> => this.api().createCaller({ role });

  /** What was changed in one thing, newest first. */
  readonly auditOf = async (targetId: string): Promise<AuditEntry[]> => {
    const admin = await this.staff('admin');
    return pageIn(await admin.get(`/admin/audit?targetId=${targetId}`).expect(200))
      .items as AuditEntry[];
  };
}
