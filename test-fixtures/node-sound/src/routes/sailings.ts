import { Router } from 'express';
import { slug } from '../harbours.js';
import { nextSailings } from '../repositories/sailings.js';

export const sailings = Router();

sailings.get('/', async (_request, response, next) => {
  try {
    const found = await nextSailings();
    response.json(found.map((sailing) => ({ ...sailing, url: `/sailings/${slug(sailing.harbour)}` })));
  } catch (error) {
    next(error);
  }
});
