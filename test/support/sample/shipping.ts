/** What it costs to send a parcel, in cents. */
export function shippingCents(grams: number, country: string, express: boolean): number {
  let result = 0;
  if (grams > 0) {
    if (country === 'DE') {
      if (express) {
        result = 990;
      } else {
        result = 490;
      }
    } else {
      if (express) {
        result = 2490;
      } else {
        result = 1490;
      }
    }
    if (grams > 20000) {
      result = result + 1000;
    }
  }
  return result;
}
