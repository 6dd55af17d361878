"""Makes the databases of this folder: invented people, invented numbers, the tables as the programs define them (columns
that the readers do not look at are left out). Pages are small, so that tables have several; the result is checked in."""
import os, shutil, sqlite3, struct

folder = os.path.dirname(os.path.abspath(__file__))


def database(name):
    path = os.path.join(folder, name)
    for suffix in ("", "-wal", "-shm", "-journal"):
        if os.path.exists(path + suffix):
            os.remove(path + suffix)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA page_size=512")
    return connection


def typed(text):
    """A text with attributes as Apple's archiver writes it."""
    data = text.encode()
    length = bytes([len(data)]) if len(data) < 0x80 else b"\x81" + struct.pack("<H", len(data))
    return (b"\x04\x0bstreamtyped\x81\xe8\x03\x84\x01@\x84\x84\x84\x12NSAttributedString\x00\x84\x84\x08NSObject\x00\x85"
            b"\x92\x84\x84\x84\x08NSString\x01\x94\x84\x01+" + length + data + b"\x86\x84\x02iI\x01\x04\x92\x84\x84\x84"
            b"\x0cNSDictionary\x00\x94\x84\x01i\x00\x86\x86")


def seconds(unix):
    return unix - 978307200


def apple():
    db = database("chat.db")
    db.executescript("""
      CREATE TABLE handle (ROWID INTEGER PRIMARY KEY AUTOINCREMENT UNIQUE, id TEXT NOT NULL, country TEXT,
        service TEXT NOT NULL, uncanonicalized_id TEXT, UNIQUE (id, service));
      CREATE TABLE chat (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL, style INTEGER,
        chat_identifier TEXT, service_name TEXT, room_name TEXT, display_name TEXT);
      CREATE TABLE message (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT UNIQUE NOT NULL, text TEXT,
        handle_id INTEGER DEFAULT 0, subject TEXT, attributedBody BLOB, service TEXT, account TEXT, date INTEGER,
        date_read INTEGER, is_from_me INTEGER DEFAULT 0, item_type INTEGER DEFAULT 0, group_title TEXT,
        group_action_type INTEGER DEFAULT 0, associated_message_guid TEXT, associated_message_type INTEGER DEFAULT 0,
        destination_caller_id TEXT, thread_originator_guid TEXT, date_retracted INTEGER DEFAULT 0,
        date_edited INTEGER DEFAULT 0);
      CREATE TABLE chat_message_join (chat_id INTEGER, message_id INTEGER, message_date INTEGER DEFAULT 0,
        PRIMARY KEY (chat_id, message_id));
      CREATE TABLE chat_handle_join (chat_id INTEGER, handle_id INTEGER, UNIQUE(chat_id, handle_id));
      CREATE TABLE attachment (ROWID INTEGER PRIMARY KEY AUTOINCREMENT, guid TEXT, filename TEXT, mime_type TEXT,
        transfer_name TEXT, total_bytes INTEGER DEFAULT 0);
      CREATE TABLE message_attachment_join (message_id INTEGER, attachment_id INTEGER);
    """)
    db.executemany("INSERT INTO handle VALUES (?,?,?,?,?)", [
        (1, "+4915550100", "de", "iMessage", None), (2, "zoë@example.org", None, "iMessage", None),
        (3, "Paketbote", None, "SMS", None)])
    db.executemany("INSERT INTO chat VALUES (?,?,?,?,?,?,?)", [
        (1, "iMessage;-;+4915550100", 45, "+4915550100", "iMessage", None, None),
        (2, "iMessage;+;chat77", 43, "chat77", "iMessage", "chat77", "Fête 🎉"),
        (3, "SMS;-;Paketbote", 45, "Paketbote", "SMS", None, None)])
    db.executemany("INSERT INTO chat_handle_join VALUES (?,?)", [(1, 1), (2, 1), (2, 2), (3, 3)])
    old = seconds(1262304000)
    new = seconds(1700000000) * 10**9
    rows = [
        (1, "G-1", "Grüße aus der alten Zeit", 1, None, None, "SMS", "P:+4915550199", old, 0, 0),
        (2, "G-2", None, 0, None, typed("Nur im Attribut: 你好"), "iMessage", "E:me@example.org", new, 0, 1),
        (3, "G-3", "\ufffc\ufffcZwei Bilder", 2, "Betreff", None, "iMessage", "", new + 10**9, 0, 0),
        (4, "G-4", "Loved “Zwei Bilder”", 1, None, None, "iMessage", "", new + 2 * 10**9, 0, 0),
        (5, "G-5", None, 1, None, None, "iMessage", "", new + 3 * 10**9, 0, 0),
        (6, "G-6", "Antwort\n" + "sehr lang " * 90, 0, None, None, "iMessage", "", new + 4 * 10**9 + 5000000, 0, 1),
        (7, "G-7", "ohne Zeit", 3, None, None, "SMS", "", 0, 0, 0),
        (8, "G-8", "ohne Chat", 0, None, None, "SMS", "", new, 0, 0)]
    for row in rows:
        db.execute("INSERT INTO message (ROWID,guid,text,handle_id,subject,attributedBody,service,account,date,date_read,"
                   "is_from_me) VALUES (?,?,?,?,?,?,?,?,?,?,?)", row)
    db.execute("UPDATE message SET associated_message_guid='p:0/G-3', associated_message_type=2000 WHERE ROWID=4")
    db.execute("UPDATE message SET item_type=2, group_title='Fête 🎉' WHERE ROWID=5")
    db.execute("UPDATE message SET thread_originator_guid='G-3', date_edited=? WHERE ROWID=6", (new + 9 * 10**9,))
    db.executemany("INSERT INTO chat_message_join VALUES (?,?,?)",
                   [(1, 1, 0), (1, 2, 0), (2, 3, 0), (2, 4, 0), (2, 5, 0), (2, 6, 0), (3, 7, 0)])
    db.executemany("INSERT INTO attachment VALUES (?,?,?,?,?,?)", [
        (1, "A1", "~/Library/Messages/Attachments/ab/IMG_1.heic", "image/heic", "IMG_1.heic", 12345),
        (2, "A2", "~/Library/Messages/Attachments/cd/été.pdf", "application/pdf", None, 77)])
    db.executemany("INSERT INTO message_attachment_join VALUES (?,?)", [(3, 1), (3, 2)])
    db.commit()
    db.close()


def android():
    db = database("mmssms.db")
    db.executescript("""
      CREATE TABLE canonical_addresses (_id INTEGER PRIMARY KEY AUTOINCREMENT, address TEXT);
      CREATE TABLE threads (_id INTEGER PRIMARY KEY AUTOINCREMENT, date INTEGER DEFAULT 0, recipient_ids TEXT);
      CREATE TABLE sms (_id INTEGER PRIMARY KEY, thread_id INTEGER, address TEXT, person INTEGER, date INTEGER,
        date_sent INTEGER DEFAULT 0, protocol INTEGER, read INTEGER DEFAULT 0, status INTEGER DEFAULT -1, type INTEGER,
        subject TEXT, body TEXT, service_center TEXT);
      CREATE TABLE pdu (_id INTEGER PRIMARY KEY AUTOINCREMENT, thread_id INTEGER, date INTEGER, msg_box INTEGER,
        m_id TEXT, sub TEXT, sub_cs INTEGER, m_type INTEGER);
      CREATE TABLE addr (_id INTEGER PRIMARY KEY, msg_id INTEGER, contact_id INTEGER, address TEXT, type INTEGER,
        charset INTEGER);
      CREATE TABLE part (_id INTEGER PRIMARY KEY AUTOINCREMENT, mid INTEGER, seq INTEGER DEFAULT 0, ct TEXT, name TEXT,
        fn TEXT, cl TEXT, text TEXT, _data TEXT);
    """)
    db.executemany("INSERT INTO canonical_addresses VALUES (?,?)",
                   [(1, "+1 (212) 555-0123"), (2, "+12125550144"), (3, "VODAFONE")])
    db.executemany("INSERT INTO threads VALUES (?,?,?)", [(1, 0, "1"), (2, 0, "1 2"), (3, 0, "3")])
    db.executemany("INSERT INTO sms (_id,thread_id,address,date,type,body) VALUES (?,?,?,?,?,?)", [
        (1, 1, "+12125550123", 1700000000123, 1, "Bist du da? 👋"), (2, 1, "+12125550123", 1700000060000, 2, "Ja."),
        (3, 3, "VODAFONE", 1700000070000, 1, "Votre crédit: 5 €"), (9, 1, "+12125550123", 0, 3, "Entwurf"),
        (10, None, None, 1700000080000, 1, "niemand")])
    db.executemany("INSERT INTO pdu VALUES (?,?,?,?,?,?,?,?)", [
        (1, 2, 1700000100, 1, "M1@mms", "Größe".encode().decode("latin-1"), 106, 132),
        (2, 2, 1700000200, 2, "M2@mms", None, None, 128)])
    db.executemany("INSERT INTO addr VALUES (?,?,?,?,?,?)", [
        (1, 1, None, "+12125550144", 137, 106), (2, 1, None, "insert-address-token", 151, 106),
        (3, 1, None, "+12125550123", 130, 106), (4, 2, None, "insert-address-token", 137, 106),
        (5, 2, None, "+12125550123", 151, 106), (6, 2, None, "+12125550144", 151, 106)])
    db.executemany("INSERT INTO part (_id,mid,ct,name,cl,text,_data) VALUES (?,?,?,?,?,?,?)", [
        (1, 1, "application/smil", "s.xml", None, "<smil/>", None), (2, 1, "text/plain", None, "t.txt", "Seht her", None),
        (3, 1, "image/jpeg", "bild.jpg", None, None, "/data/parts/1"), (4, 2, "text/plain", None, None, "an alle", None)])
    db.commit()
    db.close()


def skype():
    db = database("main.db")
    db.executescript("""
      CREATE TABLE Accounts (id INTEGER NOT NULL PRIMARY KEY, is_permanent INTEGER, skypename TEXT, fullname TEXT);
      CREATE TABLE Conversations (id INTEGER NOT NULL PRIMARY KEY, is_permanent INTEGER, identity TEXT, type INTEGER,
        displayname TEXT);
      CREATE TABLE Participants (id INTEGER NOT NULL PRIMARY KEY, is_permanent INTEGER, convo_id INTEGER, identity TEXT);
      CREATE TABLE Messages (id INTEGER NOT NULL PRIMARY KEY, is_permanent INTEGER, convo_id INTEGER, chatname TEXT,
        author TEXT, from_dispname TEXT, guid BLOB, timestamp INTEGER, type INTEGER, body_xml TEXT, identities TEXT,
        edited_by TEXT, edited_timestamp INTEGER, reason TEXT, leavereason INTEGER);
    """)
    db.execute("INSERT INTO Accounts VALUES (1,1,'ich.selbst','Ich Selbst')")
    db.executemany("INSERT INTO Conversations VALUES (?,?,?,?,?)", [
        (10, 1, "łukasz.w", 1, "Łukasz"), (11, 1, "#ich.selbst/$runde", 2, "Die Runde")])
    db.executemany("INSERT INTO Participants VALUES (?,?,?,?)", [
        (1, 1, 10, "ich.selbst"), (2, 1, 10, "łukasz.w"), (3, 1, 11, "ich.selbst"), (4, 1, 11, "łukasz.w"),
        (5, 1, 11, "живаго")])
    db.executemany("INSERT INTO Messages VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", [
        (101, 1, 10, "c", "łukasz.w", "Łukasz", b"\x01\xab", 1300000000, 61, "Cześć &amp; <b>witaj</b>", None, None, None,
         None, None),
        (102, 1, 10, "c", "ich.selbst", "Ich", b"\x02", 1300000010, 61, "geändert", None, "ich.selbst", 1300000099, None, None),
        (103, 1, 11, "g", "живаго", "Юрий", b"\x03", 1300000020, 61,
         "<quote author=\"łukasz.w\" timestamp=\"1300000000\"><legacyquote>[x] Łukasz: </legacyquote>Cześć<legacyquote>"
         "\n\n&lt;&lt;&lt; </legacyquote></quote>Привет", None, None, None, None, None),
        (104, 1, 11, "g", "ich.selbst", "Ich", b"\x04", 1300000030, 10, None, "живаго", None, None, None, None),
        (105, 1, 10, "c", "łukasz.w", "Łukasz", b"\x05", 1300000040, 30, "<partlist/>", None, None, None, None, None),
        (106, 1, 10, "c", "ich.selbst", "Ich", b"\x06", 1300000050, 61, "", None, "ich.selbst", 1300000060, None, None),
        (107, 1, 99, "alt", None, None, None, 0, 61, "verwaist", None, None, None, None, None)])
    db.commit()
    db.close()


def logged():
    """A database whose last rows are in its log only."""
    db = database("logged.db")
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA wal_autocheckpoint=0")
    db.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, \"a column\" TEXT DEFAULT ('x, y'), n REAL) -- a remark, with comma")
    db.executemany("INSERT INTO t VALUES (?,?,?)", [(i, "Zeile %d" % i, i / 2) for i in range(1, 41)])
    db.commit()
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.executemany("INSERT INTO t VALUES (?,?,?)", [(i, "später %d" % i, i) for i in range(41, 61)])
    db.execute("UPDATE t SET \"a column\"='geändert' WHERE id=1")
    db.execute("DELETE FROM t WHERE id=2")
    db.commit()
    db.execute("ALTER TABLE t ADD COLUMN late TEXT")
    db.execute("INSERT INTO t VALUES (99, ?, 1.5, 'spät')", ("ü" * 2000,))
    db.commit()
    path = os.path.join(folder, "logged.db")
    for suffix in ("", "-wal", "-shm"):
        shutil.copy(path + suffix, path + suffix + ".copy")
    db.close()
    for suffix in ("", "-wal", "-shm"):
        os.replace(path + suffix + ".copy", path + suffix)


apple()
android()
skype()
logged()
