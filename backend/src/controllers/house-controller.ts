import type { RequestHandler } from 'express';
import { parseBody, parseQuery, pathParameter } from '../middleware/validate.ts';
import {
  presentAdminAnnouncement,
  presentAnnouncement,
  presentMaintenance,
} from '../presenters/announcement.ts';
import type { HouseService } from '../services/house/house-service.ts';
import { actorOf } from './actor-of.ts';
import {
  announcementSchema,
  announcementsQuerySchema,
  removeAnnouncementSchema,
  setMaintenanceSchema,
} from './house-schemas.ts';
import { sendData } from './respond.ts';

/** What the house tells everybody, and the operators' side of it. */
export class HouseController {
  constructor(private readonly house: HouseService) {}

  readonly current: RequestHandler = (_req, res) => {
    sendData(res, this.house.current.announcements.map(presentAnnouncement));
  };

  readonly list: RequestHandler = async (req, res) => {
    const query = parseQuery(announcementsQuerySchema, req);
    const { items, nextCursor } = await this.house.list(query);
    sendData(res, { items: items.map(presentAdminAnnouncement), nextCursor });
  };

  readonly announce: RequestHandler = async (req, res) => {
    const body = parseBody(announcementSchema, req);
    sendData(res, presentAdminAnnouncement(await this.house.announce(actorOf(req), body)), 201);
  };

  readonly replace: RequestHandler = async (req, res) => {
    const body = parseBody(announcementSchema, req);
    const record = await this.house.replace(actorOf(req), pathParameter(req, 'id'), body);
    sendData(res, presentAdminAnnouncement(record));
  };

  readonly remove: RequestHandler = async (req, res) => {
    const { reason } = parseBody(removeAnnouncementSchema, req);
    const record = await this.house.remove(actorOf(req), pathParameter(req, 'id'), reason);
    sendData(res, presentAdminAnnouncement(record));
  };

  /** Answers with the maintenance that holds now, or null. */
  readonly setMaintenance: RequestHandler = async (req, res) => {
    await this.house.setMaintenance(actorOf(req), parseBody(setMaintenanceSchema, req));
    sendData(res, presentMaintenance(this.house.current));
  };
}
