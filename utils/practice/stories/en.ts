import type { Story } from '../story.ts';

/** Three buyers who write English. */
export const EN: readonly Story[] = [
  {
    id: 'missing-bolts',
    lang: 'en',
    market: 'US',
    customer: { name: 'Dana Whitfield', orders: 3, since: '2024' },
    order: {
      item: 'oak crib',
      orderId: 'US-261109-418',
      price: 249,
      currency: 'USD',
      returnFreight: 38,
      daysSinceReceipt: 1,
      status: 'Delivered yesterday',
    },
    patience: 5,
    opening: [
      { role: 'bot', text: 'Hi! Most questions are answered in our help centre.', minutesAgo: 57 },
      { role: 'customer', text: 'The crib came without bag B, the one with all the bolts.', minutesAgo: 55 },
      { role: 'agent', text: 'Please send us the unboxing video so we can verify.', minutesAgo: 47, sender: 'Kyle' },
      {
        role: 'customer',
        text: "Nobody films a cardboard box! The baby is due in nine days and I've got planks on the floor. This is ridiculous.",
        minutesAgo: 5,
      },
    ],
    beats: [
      {
        better: ["Okay, thank you, that's a relief. Will it be here before the weekend?"],
        flat: [
          'That still leaves me with a pile of planks. When do I get the bolts?',
          'So are you sending them or not?',
        ],
        worse: [
          'Are you serious? I am so sick of this runaround!',
          'Unbelievable. You lose the parts and I get treated like a liar.',
        ],
      },
      {
        better: ['Good, thank you, that works for me.'],
        flat: ['And if it does not arrive by then?', 'Fine, but which day exactly?'],
        worse: [
          'You just changed the story again. I do not trust any of this.',
          'I was calmer five minutes ago. Now I am furious.',
        ],
      },
    ],
    nudge: 'Hello? Is anyone there?',
    ends: {
      resolved: 'Great, thank you, that settles it.',
      escalated: 'Alright, I will wait for your supervisor. Please make sure they read this first.',
      gone: 'Forget it. I am disputing the charge with my bank and buying one elsewhere.',
    },
  },
  {
    id: 'real-or-fake',
    lang: 'en',
    market: 'UK',
    customer: { name: 'Tom Okafor', orders: 1, since: '2026' },
    order: {
      item: 'noise-cancelling headphones',
      orderId: 'UK-261112-077',
      price: 219,
      currency: 'GBP',
      returnFreight: 6,
      daysSinceReceipt: 2,
      status: 'Delivered 2 days ago',
    },
    patience: 6,
    opening: [
      {
        role: 'customer',
        text: "Are these headphones actually genuine? The logo looks off and the serial isn't on the maker's site.",
        minutesAgo: 13,
      },
      { role: 'customer', text: "I've been stung by fakes before and I'm starting to feel conned.", minutesAgo: 12 },
    ],
    beats: [
      {
        better: ['Right, that I can actually check. What if the maker says the serial is unknown?'],
        flat: ["That's what a seller of fakes would say too.", 'Is there anything I can check myself?'],
        worse: [
          "So you're dodging the question. That tells me they are fake.",
          "Don't patronise me. I asked a simple question and I feel cheated.",
        ],
      },
      {
        better: ["Fair enough, that's reassuring."],
        flat: ['And who pays the postage if I send them back?', 'When would I have that in writing?'],
        worse: [
          "Now I trust you even less. I'm going to Trading Standards.",
          'Every answer is different. This is a scam.',
        ],
      },
    ],
    nudge: 'Still waiting. Not a good sign.',
    ends: {
      resolved: "Thanks, that's all I wanted to know. I'll keep them.",
      escalated: "Okay, I'll wait to hear from your manager with the paperwork.",
      gone: "I'm opening a claim with my card company. Goodbye.",
    },
  },
  {
    id: 'loyal-seam',
    lang: 'en',
    market: 'US',
    customer: { name: 'Margaret Lindqvist', orders: 23, since: '2018' },
    order: {
      item: 'linen tablecloth',
      orderId: 'US-261106-233',
      price: 74,
      currency: 'USD',
      returnFreight: 7,
      daysSinceReceipt: 4,
      status: 'Delivered 4 days ago',
    },
    patience: 7,
    opening: [
      {
        role: 'customer',
        text: "I've bought from you for years and always loved the quality. This tablecloth has a crooked seam on one side.",
        minutesAgo: 34,
      },
      {
        role: 'customer',
        text: "It's not a big thing, just a little disappointing. I thought you'd want to know.",
        minutesAgo: 32,
      },
    ],
    beats: [
      {
        better: ["That's very kind of you, thank you. What would be easiest?"],
        flat: [
          'I see. So is there anything you can do about the seam?',
          'All right. I did expect a little more than that.',
        ],
        worse: [
          "That hurts, honestly. After all these years I'm very disappointed in you.",
          'I am sorry I mentioned it. This is not the shop I knew, and I am disappointed.',
        ],
      },
      {
        better: ['Lovely, thank you, that suits me perfectly.'],
        flat: ['And when would that be?', 'Would I need to go to the post office?'],
        worse: [
          'I feel like a ticket number now, not a customer. Very disappointing.',
          "I don't think I'll be ordering for Christmas after this.",
        ],
      },
    ],
    nudge: 'No hurry, whenever you have a moment.',
    ends: {
      resolved: 'Thank you, dear. This is why I keep coming back.',
      escalated: "All right, I'll look out for your manager's message.",
      gone: "Never mind. I'll shop elsewhere from now on.",
    },
  },
];
