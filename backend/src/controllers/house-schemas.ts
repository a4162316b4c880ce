import Joi, { type StringSchema } from 'joi';
import {
  ANNOUNCEMENT_SEVERITIES,
  LIMITS,
  type AnnouncementBody,
  type AnnouncementsQuery,
  type RemoveAnnouncementBody,
  type SetMaintenanceBody,
} from '../contracts/index.ts';
import { isoTime, PAGE_FIELDS, paragraphs, text } from './schema-fields.ts';

const title = () => text(LIMITS.announcementTitleLengthMax);
const body = () => paragraphs(LIMITS.announcementBodyLengthMax);
const orNull = (schema: StringSchema) => schema.allow(null);

export const announcementsQuerySchema = Joi.object<AnnouncementsQuery, true>(PAGE_FIELDS);

/** That it ends after it starts is checked with the change. */
export const announcementSchema = Joi.object<AnnouncementBody, true>({
  title: title().required(),
  body: body().required(),
  titleDe: orNull(title()),
  bodyDe: orNull(body()),
  severity: Joi.string()
    .valid(...ANNOUNCEMENT_SEVERITIES)
    .required(),
  startsAt: isoTime().required(),
  endsAt: orNull(isoTime()),
  reason: text(LIMITS.reasonLengthMax).required(),
});

export const removeAnnouncementSchema = Joi.object<RemoveAnnouncementBody, true>({
  reason: text(LIMITS.reasonLengthMax).required(),
});

export const setMaintenanceSchema = Joi.object<SetMaintenanceBody, true>({
  isOn: Joi.boolean().required(),
  message: text(LIMITS.maintenanceMessageLengthMax),
  reason: text(LIMITS.reasonLengthMax).required(),
});
