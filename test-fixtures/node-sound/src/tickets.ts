import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { config } from './config.js';

const client = new S3Client({ region: config.tickets.region });

export async function putTicket(id: string, body: Buffer): Promise<string> {
  const key = `tickets/${id}.svg`;
  await client.send(new PutObjectCommand({ Bucket: config.tickets.bucket, Key: key, Body: body, ContentType: 'image/svg+xml' }));
  return key;
}
