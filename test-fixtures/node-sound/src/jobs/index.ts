import './issue-ticket.js';
import './remind.js';

export { handlers } from './registry.js';
