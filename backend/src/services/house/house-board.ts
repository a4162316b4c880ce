import { Op, Sequelize } from 'sequelize';
import { LIMITS } from '../../contracts/index.ts';
import { AppError } from '../../lib/app-error.ts';
import { assert } from '../../lib/assert.ts';
import type { Clock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import { AnnouncementModel, type AnnouncementRecord } from '../../models/announcement.ts';
import { MaintenanceModel } from '../../models/maintenance.ts';

/** What another process decided, and what begins or ends by the clock, is known within this. */
const REFRESH_INTERVAL_MS = 2_000;
/** When clients are told to come back. */
const RETRY_AFTER_SECONDS = 30;

export interface MaintenanceState {
  message: string | null;
  since: Date;
}

/** What holds now. */
export interface HouseNews {
  /** Null when there is none. */
  maintenance: MaintenanceState | null;
  /** The most severe first, of those the newest. */
  announcements: AnnouncementRecord[];
}

/** Refuses while the house takes nothing from its users. */
export interface HouseGate {
  /** @throws AppError `maintenance`. */
  assertOpen(): void;
}

/**
 * Maintenance mode and the current announcements, kept in memory: orders ask for the first with each
 * request, visitors for the second with each page.
 */
export class HouseBoard implements HouseGate {
  private news: HouseNews = { maintenance: null, announcements: [] };
  private listeners: ((news: HouseNews) => void)[] = [];
  private refreshing: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | null = null;
  private lastReadMs: number | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  get current(): HouseNews {
    return this.news;
  }

  /** When what is stored was last read; null before the first time. */
  get readAtMs(): number | null {
    return this.lastReadMs;
  }

  /** Called with everything that holds, whenever any of it changed. */
  onChange(listener: (news: HouseNews) => void): void {
    this.listeners.push(listener);
  }

  assertOpen(): void {
    const { maintenance } = this.news;
    if (maintenance === null) return;
    throw new AppError(
      'maintenance',
      maintenance.message ?? 'The exchange is under maintenance. Orders can be cancelled.',
      { retryAfterSeconds: RETRY_AFTER_SECONDS },
    );
  }

  /** Resolves once what is stored is known: before that, nothing must be accepted. */
  async start(): Promise<void> {
    await this.refresh();
    this.timer = setInterval(() => {
      this.refresh().catch((error: unknown) => {
        this.logger.error('announcements and maintenance not read, trying again', { error });
      });
    }, REFRESH_INTERVAL_MS).unref();
  }

  async stop(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    await this.refreshing.catch(() => undefined);
  }

  /** Reads what is stored; one at a time, so that an older answer never replaces a newer one. */
  refresh(): Promise<void> {
    this.refreshing = this.refreshing.catch(() => undefined).then(() => this.read());
    return this.refreshing;
  }

  private async read(): Promise<void> {
    const [row, announcements] = await Promise.all([
      MaintenanceModel.findByPk(1),
      this.readAnnouncements(),
    ]);
    assert(row !== null, 'the migration has made the row');
    this.lastReadMs = this.clock.nowMs();
    const { isOn, message, changedAt } = row;
    const news = { maintenance: isOn ? { message, since: changedAt } : null, announcements };
    if (JSON.stringify(news) === JSON.stringify(this.news)) return;
    this.news = news;
    for (const listener of this.listeners) listener(news);
  }

  private async readAnnouncements(): Promise<AnnouncementRecord[]> {
    const now = new Date(this.clock.nowMs());
    const rows = await AnnouncementModel.findAll({
      where: {
        startsAt: { [Op.lte]: now },
        endsAt: { [Op.or]: [{ [Op.is]: null }, { [Op.gt]: now }] },
      },
      order: [
        [Sequelize.literal(`array_position(ARRAY['maintenance', 'warning'], severity)`), 'ASC'],
        ['startsAt', 'DESC'],
        ['id', 'DESC'],
      ],
      limit: LIMITS.announcementsMax,
    });
    return rows.map((each) => each.get({ plain: true }));
  }
}
