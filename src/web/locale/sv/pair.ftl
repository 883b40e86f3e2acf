# Två observationer bredvid varandra.
pair-title = Varför dessa liknar varandra
pair-lead = Observationernas likhet är { $share }. I jämförelsen beaktas texternas innebörd och gemensamma begrepp, också mellan språken.
pair-untied = Observationerna liknar varandra som helhet; det finns inget enskilt gemensamt begrepp och ingen gemensam mening.
pair-marks = De ord som förenar texterna är markerade.
pair-sentences = Meningar som ligger närmast varandra i betydelse
pair-why = Varför liknar de varandra?
