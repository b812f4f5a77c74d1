-- Manufacturers and models that claims may name, in lower case; a model '' stands for every model of its manufacturer. Without
-- a row all are taken.

CREATE TABLE known_build (
    manufacturer {TEXT} NOT NULL,
    model {TEXT} NOT NULL,
    PRIMARY KEY (manufacturer, model)
) {CLUSTERED};
