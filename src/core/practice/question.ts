/** As far as practice answers look at a message. */
export interface PracticeMessage {
  readonly role: string;
  readonly content: string;
}

export interface PracticeQuestion {
  readonly messages: readonly PracticeMessage[];
  readonly hasTools: boolean;
}
