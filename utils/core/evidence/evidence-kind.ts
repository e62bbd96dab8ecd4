/** What each kind of the evidence matrix is made of, and who can give it (domain.md §3.2). */

/** How a kind reaches us: as a picture, a film, a screenshot, words, or one step done together. */
export type Form = 'photo' | 'video' | 'screen' | 'words' | 'check';

/** Why a kind may never be asked of a buyer. */
type Bar = 'ours' | 'privacy' | 'condition' | 'danger' | 'cost' | 'impossible';

export interface KindTraits {
  /** `records`: it lies in our own system; `fetch`: we get it from a carrier or a maker. */
  from: 'buyer' | 'records' | 'fetch';
  form: Form;
  bar?: Bar;
}

const buyer = (form: Form): KindTraits => ({ from: 'buyer', form });
const barred = (form: Form, bar: Bar): KindTraits => ({ from: 'buyer', form, bar });
const RECORDS: KindTraits = { from: 'records', form: 'words' };
const FETCH: KindTraits = { from: 'fetch', form: 'words' };

const TRAITS: Readonly<Record<string, KindTraits>> = {
  words: buyer('words'),
  words_batch: buyer('words'),
  batch: buyer('words'),
  serial: buyer('words'),
  pickup_code: buyer('words'),
  replay_time_words: buyer('words'),
  guided_check: buyer('check'),
  photo: buyer('photo'),
  photo_item: buyer('photo'),
  photo_box: buyer('photo'),
  photo_code: buyer('photo'),
  photo_daylight: buyer('photo'),
  photo_flat_measure: buyer('photo'),
  photo_item_label: buyer('photo'),
  photo_label: buyer('photo'),
  photo_parcel_label: buyer('photo'),
  photo_received: buyer('photo'),
  photo_with_batch: buyer('photo'),
  video: buyer('video'),
  video_with_sound: buyer('video'),
  error_screenshot: buyer('screen'),
  screenshot_page: buyer('screen'),
  screen_recording: buyer('screen'),
  campaign_rule: RECORDS,
  model_serial_from_order: RECORDS,
  order_address: RECORDS,
  order_record: RECORDS,
  own_log: RECORDS,
  payment_log: RECORDS,
  promise_ledger: RECORDS,
  seller_authorisation: RECORDS,
  seller_weight_log: RECORDS,
  batch_check: FETCH,
  carrier_pod: FETCH,
  screenshot_tracking: barred('screen', 'ours'),
  screenshot_chat: barred('screen', 'ours'),
  receipt: barred('photo', 'ours'),
  id: barred('photo', 'privacy'),
  bank_statement: barred('screen', 'privacy'),
  body_photo: barred('photo', 'privacy'),
  face_photo: barred('photo', 'privacy'),
  unboxing_video: barred('video', 'impossible'),
  unboxing_video_as_condition: barred('video', 'condition'),
  photo_as_condition: barred('photo', 'condition'),
  words_as_condition: barred('words', 'condition'),
  medical_as_condition: barred('photo', 'condition'),
  mail_back_as_condition: barred('check', 'condition'),
  mail_battery: barred('check', 'danger'),
  video_of_retry: barred('video', 'danger'),
  lab_report_from_buyer: barred('photo', 'cost'),
};

/** The traits of a kind; one the table does not know is a photo of the buyer's. */
export function traitsOf(kind: string): KindTraits {
  return TRAITS[kind] ?? buyer('photo');
}

/** True for what a buyer can give and we may ask for. */
export function isAskable(kind: string): boolean {
  const { from, bar } = traitsOf(kind);
  return from === 'buyer' && bar === undefined;
}
