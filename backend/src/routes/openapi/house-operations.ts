import Joi from 'joi';
import {
  ANNOUNCEMENT_SEVERITIES,
  type AdminAnnouncement,
  type Announcement,
  type Maintenance,
} from '../../contracts/index.ts';
import {
  announcementSchema,
  announcementsQuerySchema,
  removeAnnouncementSchema,
  setMaintenanceSchema,
} from '../../controllers/house-schemas.ts';
import { integerId, oneOf, orNull, pageOf, time, word } from './answer-fields.ts';
import type { Operation } from './operation.ts';

const ADMIN = { tag: 'Admin', access: 'announcements:write', status: 200 } as const;

const ANNOUNCEMENT_FIELDS = {
  id: integerId(),
  title: word(),
  body: word(),
  titleDe: orNull(word()),
  bodyDe: orNull(word()),
  severity: oneOf(ANNOUNCEMENT_SEVERITIES),
  startsAt: time(),
  endsAt: orNull(time()),
};

const announcementAnswer = Joi.object<Announcement, true>(ANNOUNCEMENT_FIELDS).meta({
  className: 'Announcement',
});

const adminAnnouncementAnswer = Joi.object<AdminAnnouncement, true>({
  ...ANNOUNCEMENT_FIELDS,
  createdAt: time(),
  updatedAt: time(),
}).meta({ className: 'AdminAnnouncement' });

export const maintenanceAnswer = Joi.object<Maintenance, true>({
  message: orNull(word()),
  since: time(),
})
  .required()
  .allow(null)
  .meta({ className: 'Maintenance' });

export const HOUSE_OPERATIONS: Operation[] = [
  {
    method: 'get',
    path: '/announcements',
    tag: 'Markets',
    summary: 'What the house tells everybody now, the most severe first.',
    access: 'public',
    status: 200,
    data: Joi.array().items(announcementAnswer),
  },
  {
    ...ADMIN,
    method: 'get',
    path: '/admin/announcements',
    summary: 'Announcements past, present and to come, newest first.',
    query: announcementsQuerySchema,
    data: pageOf(adminAnnouncementAnswer),
  },
  {
    ...ADMIN,
    method: 'post',
    path: '/admin/announcements',
    summary: 'Tell everybody something.',
    body: announcementSchema,
    status: 201,
    data: adminAnnouncementAnswer,
  },
  {
    ...ADMIN,
    method: 'put',
    path: '/admin/announcements/{id}',
    summary: 'Replace an announcement.',
    body: announcementSchema,
    data: adminAnnouncementAnswer,
  },
  {
    ...ADMIN,
    method: 'delete',
    path: '/admin/announcements/{id}',
    summary: 'Take an announcement down for ever.',
    body: removeAnnouncementSchema,
    data: adminAnnouncementAnswer,
  },
  {
    ...ADMIN,
    method: 'put',
    path: '/admin/maintenance',
    summary: 'Refuse new and amended orders and withdrawals of everybody, or take them again.',
    body: setMaintenanceSchema,
    data: maintenanceAnswer,
    refusals: [409],
  },
];
