/** A random id of hexadecimal digits. (`crypto.randomUUID` is missing where a page is not served over TLS.) */
export function randomId(bytes: number): string {
  return [...crypto.getRandomValues(new Uint8Array(bytes))].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

export function randomUuid(): string {
  const digits = randomId(16);
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20)}`;
}
