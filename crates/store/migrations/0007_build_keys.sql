-- The look-up key of a serial number holds manufacturer and model too, where both are known. Those of one serial number lie side
-- by side, so it is found alone as before; and a device is found by all three however many others have its serial number.
-- Makers and models that are not plain text keep the bare key, under which they are looked for besides: SQL cannot write them as
-- they are compared.

UPDATE device_key SET lookup = (
        SELECT device_key.lookup || ' ' || LOWER(d.manufacturer) || '/' || LOWER(d.model)
        FROM device d WHERE d.id = device_key.device_id)
    WHERE SUBSTR(lookup, 1, 2) = 's:' AND EXISTS (
        SELECT 1 FROM device d WHERE d.id = device_key.device_id
        AND OCTET_LENGTH(d.manufacturer || d.model) = LENGTH(d.manufacturer || d.model)
        AND d.manufacturer = TRIM(d.manufacturer) AND d.model = TRIM(d.model)
        AND d.manufacturer <> '' AND d.model <> '' AND d.manufacturer || '/' || d.model NOT LIKE '%  %');
