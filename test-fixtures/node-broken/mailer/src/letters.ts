import { PrismaClient } from '@prisma/client';
import { log } from './log.js';
import { smtp } from './smtp.js';

const prisma = new PrismaClient();

export async function post(to: string, body: string): Promise<void> {
  const letter = await prisma.letter.create({ data: { to, body } });
  await smtp.sendMail({ from: 'desk@pitch.example', to, text: body });
  log.info({ letter: letter.id }, 'posted');
}
