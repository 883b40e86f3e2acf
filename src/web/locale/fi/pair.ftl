# Kaksi havaintoa rinnakkain.
pair-title = Miksi nämä ovat samankaltaisia
pair-lead = Havaintojen samankaltaisuus on { $share }. Vertailussa otetaan huomioon tekstien merkitys ja yhteiset käsitteet, myös kielten välillä.
pair-untied = Havainnot muistuttavat toisiaan kokonaisuutena; mitään yksittäistä yhteistä käsitettä tai lausetta ei ole.
pair-marks = Teksteihin on merkitty sanat, jotka yhdistävät niitä.
pair-sentences = Merkitykseltään läheisimmät lauseet
pair-why = Miksi samankaltainen?
