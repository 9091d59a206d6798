/** A picture of a contact. */
export interface Photo {
  readonly bytes: Buffer;
  /** `image/jpeg`. */
  readonly contentType: string;
}
