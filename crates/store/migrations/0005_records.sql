-- A record of a device is of one reseller. Where two resellers held a section each of one record, the SIM lock moves to a record
-- of its own. What each of them had said of the device is not known any more: the notes stay with zero-touch, and of the
-- identifiers the new record gets the numbers of the modem, or all of them where there are none.

CREATE TABLE device_split (
    id {INT} PRIMARY KEY,
    split_id {INT} NOT NULL
) {ROWS};

-- Ids rise with time, so those behind the last one are free.
INSERT INTO device_split (id, split_id)
    SELECT id, (SELECT MAX(id) FROM device) + ROW_NUMBER() OVER (ORDER BY id) FROM device
    WHERE zero_touch_reseller_id IS NOT NULL AND sim_lock_reseller_id IS NOT NULL
    AND zero_touch_reseller_id <> sim_lock_reseller_id;

INSERT INTO device (customer_id, id, device_type, imei, imei2, meid, meid2, registrar_id,
    sim_lock_owner_id, sim_lock_reseller_id, sim_lock_workspace_id, sim_lock_profile_id, vacation_start, vacation_expire,
    created_at)
    SELECT 0, s.split_id, d.device_type, d.imei, d.imei2, d.meid, d.meid2, d.sim_lock_reseller_id,
        d.sim_lock_owner_id, d.sim_lock_reseller_id, d.sim_lock_workspace_id, d.sim_lock_profile_id,
        d.vacation_start, d.vacation_expire, d.created_at
    FROM device_split s JOIN device d ON d.id = s.id;

UPDATE device SET
    serial_number = (SELECT d.serial_number FROM device_split s JOIN device d ON d.id = s.id WHERE s.split_id = device.id),
    manufacturer = (SELECT d.manufacturer FROM device_split s JOIN device d ON d.id = s.id WHERE s.split_id = device.id),
    model = (SELECT d.model FROM device_split s JOIN device d ON d.id = s.id WHERE s.split_id = device.id),
    chrome_os_attested_device_id =
        (SELECT d.chrome_os_attested_device_id FROM device_split s JOIN device d ON d.id = s.id WHERE s.split_id = device.id)
    WHERE id IN (SELECT split_id FROM device_split) AND COALESCE(imei, imei2, meid, meid2) IS NULL;

INSERT INTO device_key (lookup, device_id)
    SELECT k.lookup, s.split_id FROM device_key k JOIN device_split s ON s.id = k.device_id
    JOIN device d ON d.id = s.split_id
    WHERE SUBSTR(k.lookup, 1, 2) IN ('i:', 'm:') OR COALESCE(d.imei, d.imei2, d.meid, d.meid2) IS NULL;

UPDATE device SET sim_lock_owner_id = NULL, sim_lock_reseller_id = NULL, sim_lock_workspace_id = NULL,
    sim_lock_profile_id = NULL, vacation_start = NULL, vacation_expire = NULL
    WHERE id IN (SELECT id FROM device_split);

-- The record is that of the reseller who holds it.
UPDATE device SET registrar_id = COALESCE(zero_touch_reseller_id, sim_lock_reseller_id)
    WHERE registrar_id <> COALESCE(zero_touch_reseller_id, sim_lock_reseller_id, registrar_id);

DROP TABLE device_split;
