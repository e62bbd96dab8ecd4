import type { Market } from '../taxonomy.ts';

/**
 * What the law gives at least, as read in domain.md §4.4; not legal advice. Days since receipt.
 * Hong Kong has no such floor here and follows the shop's own policy.
 */
export interface LegalFloor {
  /** Days for a return without a reason; 0 where the law knows none. */
  coolingOff: number;
  /** Who pays to send it back within the cooling-off days. */
  coolingOffFreight: 'seller' | 'buyer';
  /** Days in which a faulty item may be returned for the money. */
  faultReturn: number;
}

export const LEGAL_FLOORS: Readonly<Record<Market, LegalFloor>> = {
  CN: { coolingOff: 7, coolingOffFreight: 'buyer', faultReturn: 7 },
  TW: { coolingOff: 7, coolingOffFreight: 'seller', faultReturn: 7 },
  EU: { coolingOff: 14, coolingOffFreight: 'buyer', faultReturn: 730 },
  UK: { coolingOff: 14, coolingOffFreight: 'buyer', faultReturn: 30 },
  US: { coolingOff: 0, coolingOffFreight: 'buyer', faultReturn: 0 },
  HK: { coolingOff: 0, coolingOffFreight: 'buyer', faultReturn: 0 },
};
