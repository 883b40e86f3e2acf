# Två observationer bredvid varandra.
pair-title = Varför dessa liknar varandra
pair-lead = Observationernas likhet är { $share }. Jämförelsen gäller innebörden och ordlistans begrepp, också mellan språken.
pair-untied = Observationerna liknar varandra som helhet; det finns inget enskilt gemensamt begrepp och ingen gemensam mening.
pair-marks = De ord som förenar texterna är markerade.
pair-sentences = Meningarna med närmast innebörd
pair-why = Varför liknande?
