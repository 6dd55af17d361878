package org.leakproof.ingest.read.mapi;

/** Numbers of the properties that are read, and of the types they come in.
 *
 * @see <a href="https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxprops/">MS-OXPROPS</a> */
public final class Tag {
    public static final int TYPE_SHORT = 0x02;
    public static final int TYPE_INTEGER = 0x03;
    public static final int TYPE_BOOLEAN = 0x0B;
    public static final int TYPE_OBJECT = 0x0D;
    public static final int TYPE_STRING8 = 0x1E;
    public static final int TYPE_STRING = 0x1F;
    public static final int TYPE_TIME = 0x40;
    public static final int TYPE_BINARY = 0x102;
    public static final int MULTIPLE = 0x1000;

    public static final int MESSAGE_CLASS = 0x001A;
    public static final int SUBJECT = 0x0037;
    public static final int CLIENT_SUBMIT_TIME = 0x0039;
    public static final int SUBJECT_PREFIX = 0x003D;
    public static final int REPRESENTING_NAME = 0x0042;
    public static final int REPRESENTING_TYPE = 0x0064;
    public static final int REPRESENTING_ADDRESS = 0x0065;
    public static final int CONVERSATION_TOPIC = 0x0070;
    public static final int CONVERSATION_INDEX = 0x0071;
    public static final int TRANSPORT_HEADERS = 0x007D;
    public static final int RECIPIENT_TYPE = 0x0C15;
    public static final int SENDER_NAME = 0x0C1A;
    public static final int SENDER_TYPE = 0x0C1E;
    public static final int SENDER_ADDRESS = 0x0C1F;
    public static final int DISPLAY_BCC = 0x0E02;
    public static final int DISPLAY_CC = 0x0E03;
    public static final int DISPLAY_TO = 0x0E04;
    public static final int DELIVERY_TIME = 0x0E06;
    public static final int MESSAGE_FLAGS = 0x0E07;
    public static final int NORMALIZED_SUBJECT = 0x0E1D;
    public static final int BODY = 0x1000;
    public static final int RTF = 0x1009;
    public static final int HTML = 0x1013;
    public static final int MESSAGE_ID = 0x1035;
    public static final int REFERENCES = 0x1039;
    public static final int IN_REPLY_TO = 0x1042;
    public static final int DISPLAY_NAME = 0x3001;
    public static final int ADDRESS_TYPE = 0x3002;
    public static final int ADDRESS = 0x3003;
    public static final int CREATION_TIME = 0x3007;
    public static final int MODIFICATION_TIME = 0x3008;
    public static final int SEARCH_KEY = 0x300B;
    public static final int CONTENT_COUNT = 0x3602;
    public static final int ASSOCIATED_COUNT = 0x3617;
    public static final int ATTACH_DATA = 0x3701;
    public static final int ATTACH_FILENAME = 0x3704;
    public static final int ATTACH_METHOD = 0x3705;
    public static final int ATTACH_LONG_FILENAME = 0x3707;
    public static final int ATTACH_PATH = 0x3708;
    public static final int ATTACH_LONG_PATH = 0x370D;
    public static final int ATTACH_MIME_TYPE = 0x370E;
    public static final int SMTP_ADDRESS = 0x39FE;
    public static final int INTERNET_CODE_PAGE = 0x3FDE;
    public static final int LOCALE = 0x3FF1;
    public static final int MESSAGE_CODE_PAGE = 0x3FFD;
    public static final int SENDER_SMTP = 0x5D01;
    public static final int REPRESENTING_SMTP = 0x5D02;
    public static final int RECIPIENT_DISPLAY_NAME = 0x5FF6;

    public static final int CONTACT_GIVEN_NAME = 0x3A06;
    public static final int CONTACT_WORK_PHONE = 0x3A08;
    public static final int CONTACT_HOME_PHONE = 0x3A09;
    public static final int CONTACT_SURNAME = 0x3A11;
    public static final int CONTACT_POSTAL_ADDRESS = 0x3A15;
    public static final int CONTACT_COMPANY = 0x3A16;
    public static final int CONTACT_TITLE = 0x3A17;
    public static final int CONTACT_DEPARTMENT = 0x3A18;
    public static final int CONTACT_OTHER_PHONE = 0x3A1F;
    public static final int CONTACT_MOBILE_PHONE = 0x3A1C;
    public static final int CONTACT_FAX = 0x3A24;

    // Properties that have a name and no number of their own: they are given these, which no property has.
    public static final int NAMED = 0x10000;
    public static final int CONTACT_EMAIL1 = NAMED | 1;
    public static final int CONTACT_EMAIL2 = NAMED | 2;
    public static final int CONTACT_EMAIL3 = NAMED | 3;
    public static final int CONTACT_HOME_ADDRESS = NAMED | 4;
    public static final int CONTACT_WORK_ADDRESS = NAMED | 5;
    public static final int APPOINTMENT_START = NAMED | 6;
    public static final int APPOINTMENT_END = NAMED | 7;
    public static final int APPOINTMENT_PLACE = NAMED | 8;
    public static final int TASK_START = NAMED | 9;
    public static final int TASK_DUE = NAMED | 10;

    private Tag() {}
}
