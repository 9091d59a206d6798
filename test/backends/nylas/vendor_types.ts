import type { Contact, ContactGroup, Grant } from 'nylas';
import type * as zod from 'zod/mini';
import type { grant, group, picture, pictureAddress, WireContact } from '../../../src/backends/nylas/wire.ts';
import type { Nothing, Refused, Strangers } from '../../support/agreement.ts';

/**
 * The vendor's client turns `given_name` into `givenName` at every depth. Our schemas also keep any other key of an
 * item, which isn't a name of the vendor.
 */
type Camel<Name extends string> = Name extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : Name;
type Camels<T> = T extends readonly (infer Item)[]
  ? Camels<Item>[]
  : T extends object
    ? { [K in keyof T as string extends K ? never : K extends string ? Camel<K> : never]?: Camels<T[K]> }
    : T;

type Read = Camels<WireContact>;
type Picture = Camels<zod.infer<typeof picture>['data'] & zod.infer<typeof pictureAddress>['data']>;
type Group = Camels<zod.infer<typeof group>>;
type Me = Camels<zod.infer<typeof grant>['data']>;

export type Named = [
  Nothing<Strangers<Read, Contact>>,
  Nothing<Strangers<Picture, Contact>>,
  Nothing<Strangers<Group, ContactGroup>>,
  Nothing<Strangers<Me, Grant>>,
];

export type Taken = [
  Nothing<Refused<Read, Contact>>,
  Nothing<Refused<Picture, Contact>>,
  Nothing<Refused<Group, ContactGroup>>,
  Nothing<Refused<Me, Grant>>,
];
