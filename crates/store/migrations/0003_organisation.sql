-- What was called a company is an organisation: there is one of each, whichever API family shows it. It has a slug, its
-- name in addresses, made from its name.

ALTER TABLE company RENAME TO organisation;
ALTER TABLE company_user RENAME TO organisation_user;
ALTER TABLE organisation_user RENAME COLUMN company_id TO organisation_id;
ALTER TABLE service_account_company RENAME TO service_account_organisation;
ALTER TABLE service_account_organisation RENAME COLUMN company_id TO organisation_id;

DROP INDEX company_by_kind;
DROP INDEX company_by_reseller;
DROP INDEX company_by_workspace;
CREATE INDEX organisation_by_kind ON organisation (kind, id);
CREATE INDEX organisation_by_reseller ON organisation (reseller_id, id);
CREATE UNIQUE INDEX organisation_by_workspace ON organisation (workspace_customer_id) WHERE workspace_customer_id IS NOT NULL;

-- A simple name becomes its words with hyphens between them; any other gets what the organisation is and its id, and so does
-- one whose last word is a number. Names alike are told apart by their ids. So every slug that ends in a number behind a
-- hyphen is that of the organisation with this id, and no two are the same, whatever the names are.
ALTER TABLE organisation ADD COLUMN slug {TEXT} NOT NULL DEFAULT '';
UPDATE organisation SET slug =
    RTRIM(SUBSTR(LTRIM(REPLACE(REPLACE(REPLACE(REPLACE(LOWER(name), '.', ''), ',', ''), ' ', '-'), '--', '-'), '-'), 1, 40), '-');
UPDATE organisation SET slug = kind || '-' || CAST(id AS TEXT)
    WHERE slug = '' OR LTRIM(slug, 'abcdefghijklmnopqrstuvwxyz0123456789-') <> '' OR RTRIM(slug, '0123456789') LIKE '%-';
UPDATE organisation SET slug = slug || '-' || CAST(id AS TEXT)
    WHERE slug IN (SELECT slug FROM organisation GROUP BY slug HAVING COUNT(*) > 1);
CREATE UNIQUE INDEX organisation_by_slug ON organisation (slug);
