/** Every site definition of `scripts-library/sites/`, raw: a test checks them against the schema. */
import wangwang1688 from '../../scripts-library/sites/1688-wangwang.json' with { type: 'json' };
import chaskiq from '../../scripts-library/sites/chaskiq.json' with { type: 'json' };
import chatwoot from '../../scripts-library/sites/chatwoot.json' with { type: 'json' };
import converse from '../../scripts-library/sites/converse.json' with { type: 'json' };
import crispInbox from '../../scripts-library/sites/crisp-inbox.json' with { type: 'json' };
import douyinFeige from '../../scripts-library/sites/douyin-feige.json' with { type: 'json' };
import freescout from '../../scripts-library/sites/freescout.json' with { type: 'json' };
import intercomInbox from '../../scripts-library/sites/intercom-inbox.json' with { type: 'json' };
import jdDongdong from '../../scripts-library/sites/jd-dongdong.json' with { type: 'json' };
import kuaishouShop from '../../scripts-library/sites/kuaishou-shop.json' with { type: 'json' };
import lineOaManager from '../../scripts-library/sites/line-oa-manager.json' with { type: 'json' };
import livechatText from '../../scripts-library/sites/livechat-text.json' with { type: 'json' };
import livehelperchat from '../../scripts-library/sites/livehelperchat.json' with { type: 'json' };
import metaBusinessSuite from '../../scripts-library/sites/meta-business-suite.json' with { type: 'json' };
import osticket from '../../scripts-library/sites/osticket.json' with { type: 'json' };
import papercups from '../../scripts-library/sites/papercups.json' with { type: 'json' };
import pinduoduo from '../../scripts-library/sites/pinduoduo.json' with { type: 'json' };
import practice from '../../scripts-library/sites/practice.json' with { type: 'json' };
import requestTracker from '../../scripts-library/sites/request-tracker.json' with { type: 'json' };
import rocketchatOmnichannel from '../../scripts-library/sites/rocketchat-omnichannel.json' with { type: 'json' };
import roundcube from '../../scripts-library/sites/roundcube.json' with { type: 'json' };
import shopeeWebchat from '../../scripts-library/sites/shopee-webchat.json' with { type: 'json' };
import telegramWebA from '../../scripts-library/sites/telegram-web-a.json' with { type: 'json' };
import telegramWebK from '../../scripts-library/sites/telegram-web-k.json' with { type: 'json' };
import tiledeskDashboard from '../../scripts-library/sites/tiledesk-dashboard.json' with { type: 'json' };
import uvdesk from '../../scripts-library/sites/uvdesk.json' with { type: 'json' };
import wechatShopKf from '../../scripts-library/sites/wechat-shop-kf.json' with { type: 'json' };
import whatsappWeb from '../../scripts-library/sites/whatsapp-web.json' with { type: 'json' };
import zammadClassic from '../../scripts-library/sites/zammad-classic.json' with { type: 'json' };
import zammadDesktop from '../../scripts-library/sites/zammad-desktop.json' with { type: 'json' };
import zendeskAgentWorkspace from '../../scripts-library/sites/zendesk-agent-workspace.json' with { type: 'json' };

export const SITE_FILES: readonly unknown[] = [
  wangwang1688,
  chaskiq,
  chatwoot,
  converse,
  crispInbox,
  douyinFeige,
  freescout,
  intercomInbox,
  jdDongdong,
  kuaishouShop,
  lineOaManager,
  livechatText,
  livehelperchat,
  metaBusinessSuite,
  osticket,
  papercups,
  pinduoduo,
  practice,
  requestTracker,
  rocketchatOmnichannel,
  roundcube,
  shopeeWebchat,
  telegramWebA,
  telegramWebK,
  tiledeskDashboard,
  uvdesk,
  wechatShopKf,
  whatsappWeb,
  zammadClassic,
  zammadDesktop,
  zendeskAgentWorkspace,
];
