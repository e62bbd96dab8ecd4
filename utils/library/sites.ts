/** Every site definition of `scripts-library/sites/`, raw: whoever uses them checks them against the schema. */
import wangwang1688 from '../../scripts-library/sites/1688-wangwang.json' with { type: 'json' };
import chatwoot from '../../scripts-library/sites/chatwoot.json' with { type: 'json' };
import converse from '../../scripts-library/sites/converse.json' with { type: 'json' };
import douyinFeige from '../../scripts-library/sites/douyin-feige.json' with { type: 'json' };
import intercomInbox from '../../scripts-library/sites/intercom-inbox.json' with { type: 'json' };
import jdDongdong from '../../scripts-library/sites/jd-dongdong.json' with { type: 'json' };
import kuaishouShop from '../../scripts-library/sites/kuaishou-shop.json' with { type: 'json' };
import lineOaManager from '../../scripts-library/sites/line-oa-manager.json' with { type: 'json' };
import metaBusinessSuite from '../../scripts-library/sites/meta-business-suite.json' with { type: 'json' };
import pinduoduo from '../../scripts-library/sites/pinduoduo.json' with { type: 'json' };
import practice from '../../scripts-library/sites/practice.json' with { type: 'json' };
import requestTracker from '../../scripts-library/sites/request-tracker.json' with { type: 'json' };
import shopeeWebchat from '../../scripts-library/sites/shopee-webchat.json' with { type: 'json' };
import telegramWebA from '../../scripts-library/sites/telegram-web-a.json' with { type: 'json' };
import telegramWebK from '../../scripts-library/sites/telegram-web-k.json' with { type: 'json' };
import wechatShopKf from '../../scripts-library/sites/wechat-shop-kf.json' with { type: 'json' };
import whatsappWeb from '../../scripts-library/sites/whatsapp-web.json' with { type: 'json' };

export const SITE_FILES: readonly unknown[] = [
  wangwang1688,
  chatwoot,
  converse,
  douyinFeige,
  intercomInbox,
  jdDongdong,
  kuaishouShop,
  lineOaManager,
  metaBusinessSuite,
  pinduoduo,
  practice,
  requestTracker,
  shopeeWebchat,
  telegramWebA,
  telegramWebK,
  wechatShopKf,
  whatsappWeb,
];
