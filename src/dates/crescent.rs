//! Where the new crescent can be seen from Iran: the sky of one evening.
//!
//! The positions are those of Meeus, *Astronomical Algorithms* (2nd edition,
//! chapters 25 and 47), cut to the terms that matter for 0.05°. All angles are
//! degrees, all times Julian days.

/// The Julian day of Rata Die 0.
const RATA_DIE_ZERO: f64 = 1_721_424.5;
/// Terrestrial minus universal time, 69 seconds.
const TERRESTRIAL_MINUS_UNIVERSAL: f64 = 0.0008;
/// The Sun's centre at sunset: −0.833°, the refraction and half its disc.
const SUNSET_DEPRESSION: f64 = 0.833;
const SINE_OF_SUNSET: f64 = -0.01454;
/// Degrees that the sky turns in a day, relative to the stars.
const SKY_TURN_PER_DAY: f64 = 360.9856;

struct Site {
    latitude: f64,
    longitude: f64,
}

/// Places whose evening decides: the south-east, the south-west and the north-west of Iran.
const SITES: [Site; 3] = [
    Site {
        latitude: 25.65,
        longitude: 57.77,
    }, // Jask
    Site {
        latitude: 30.34,
        longitude: 48.30,
    }, // Abadan
    Site {
        latitude: 39.29,
        longitude: 44.52,
    }, // Maku
];

/// A periodic term: multiples of D, M, M′ and F, and its amplitude in degrees.
type Term = ([f64; 4], f64);

const MOON_LONGITUDE: [Term; 18] = [
    ([0.0, 0.0, 1.0, 0.0], 6.288774),
    ([2.0, 0.0, -1.0, 0.0], 1.274027),
    ([2.0, 0.0, 0.0, 0.0], 0.658314),
    ([0.0, 0.0, 2.0, 0.0], 0.213618),
    ([0.0, 1.0, 0.0, 0.0], -0.185116),
    ([0.0, 0.0, 0.0, 2.0], -0.114332),
    ([2.0, 0.0, -2.0, 0.0], 0.058793),
    ([2.0, -1.0, -1.0, 0.0], 0.057066),
    ([2.0, 0.0, 1.0, 0.0], 0.053322),
    ([2.0, -1.0, 0.0, 0.0], 0.045758),
    ([0.0, 1.0, -1.0, 0.0], -0.040923),
    ([1.0, 0.0, 0.0, 0.0], -0.034720),
    ([0.0, 1.0, 1.0, 0.0], -0.030383),
    ([2.0, 0.0, 0.0, -2.0], 0.015327),
    ([0.0, 0.0, 1.0, 2.0], -0.012528),
    ([0.0, 0.0, 1.0, -2.0], 0.010980),
    ([4.0, 0.0, -1.0, 0.0], 0.010675),
    ([0.0, 0.0, 3.0, 0.0], 0.010034),
];

const MOON_LATITUDE: [Term; 11] = [
    ([0.0, 0.0, 0.0, 1.0], 5.128122),
    ([0.0, 0.0, 1.0, 1.0], 0.280602),
    ([0.0, 0.0, 1.0, -1.0], 0.277693),
    ([2.0, 0.0, 0.0, -1.0], 0.173237),
    ([2.0, 0.0, -1.0, 1.0], 0.055413),
    ([2.0, 0.0, -1.0, -1.0], 0.046271),
    ([2.0, 0.0, 0.0, 1.0], 0.032573),
    ([0.0, 0.0, 2.0, 1.0], 0.017198),
    ([2.0, 0.0, 1.0, -1.0], 0.009266),
    ([0.0, 0.0, 2.0, -1.0], 0.008822),
    ([2.0, -1.0, 0.0, -1.0], 0.008216),
];

/// Sun and Moon on the ecliptic at one moment.
struct Sky {
    sun_longitude: f64,
    moon_longitude: f64,
    moon_latitude: f64,
    obliquity: f64,
}

impl Sky {
    fn at(julian_day: f64) -> Self {
        let t = (julian_day + TERRESTRIAL_MINUS_UNIVERSAL - 2_451_545.0) / 36_525.0;
        let arguments = [
            297.8501921 + 445267.1114034 * t - 0.0018819 * t * t,
            357.5291092 + 35999.0502909 * t - 0.0001536 * t * t,
            134.9633964 + 477198.8675055 * t + 0.0087414 * t * t,
            93.2720950 + 483202.0175233 * t - 0.0036539 * t * t,
        ];
        let sum = |terms: &[Term]| -> f64 {
            terms
                .iter()
                .map(|(multiples, amplitude)| {
                    let angle: f64 = multiples.iter().zip(arguments).map(|(n, a)| n * a).sum();
                    amplitude * sin(angle)
                })
                .sum()
        };
        let anomaly = arguments[1];
        let sun_longitude = 280.46646 + 36000.76983 * t + 0.0003032 * t * t - 0.00569
            + (1.914602 - 0.004817 * t) * sin(anomaly)
            + 0.019993 * sin(2.0 * anomaly)
            + 0.000289 * sin(3.0 * anomaly);
        Self {
            sun_longitude,
            moon_longitude: 218.3164477 + 481267.88123421 * t - 0.0015786 * t * t
                + sum(&MOON_LONGITUDE),
            moon_latitude: sum(&MOON_LATITUDE),
            obliquity: 23.439291 - 0.0130042 * t,
        }
    }

    /// Sine of the declination, and the hour angle at a longitude on Earth, of a point of the sky.
    fn seen_from(&self, longitude: f64, latitude: f64, julian_day: f64, east: f64) -> (f64, f64) {
        let (sin_l, cos_l) = (sin(longitude), cos(longitude));
        let (sin_b, cos_b) = (sin(latitude), cos(latitude));
        let (sin_e, cos_e) = (sin(self.obliquity), cos(self.obliquity));
        let right_ascension = (sin_l * cos_e * cos_b - sin_b * sin_e)
            .atan2(cos_l * cos_b)
            .to_degrees();
        let sidereal = 280.46061837 + 360.98564736629 * (julian_day - 2_451_545.0) + east;
        let sin_declination = sin_b * cos_e + cos_b * sin_e * sin_l;
        (sin_declination, half_turn(sidereal - right_ascension))
    }
}

/// How well the crescent shows on the evening of a day (Rata Die): the best,
/// over the sites, of the Moon's height above the Sun plus its elongation.
/// `None` before the conjunction.
pub fn score(rata_die: i64) -> Option<f64> {
    SITES
        .iter()
        .filter_map(|site| score_at(site, rata_die as f64))
        .reduce(f64::max)
}

fn score_at(site: &Site, rata_die: f64) -> Option<f64> {
    let (sin_phi, cos_phi) = (sin(site.latitude), cos(site.latitude));
    let mut sunset = rata_die + RATA_DIE_ZERO + 0.75 - site.longitude / 360.0;
    for _ in 0..3 {
        let sky = Sky::at(sunset);
        let (sin_declination, hour_angle) =
            sky.seen_from(sky.sun_longitude, 0.0, sunset, site.longitude);
        let cos_declination = (1.0 - sin_declination * sin_declination).sqrt();
        let cos_setting =
            (SINE_OF_SUNSET - sin_phi * sin_declination) / (cos_phi * cos_declination);
        sunset += (cos_setting.acos().to_degrees() - hour_angle) / SKY_TURN_PER_DAY;
    }
    let sky = Sky::at(sunset);
    let ahead = half_turn(sky.moon_longitude - sky.sun_longitude);
    if ahead <= 0.0 {
        return None;
    }
    let (sin_declination, hour_angle) = sky.seen_from(
        sky.moon_longitude,
        sky.moon_latitude,
        sunset,
        site.longitude,
    );
    let cos_declination = (1.0 - sin_declination * sin_declination).sqrt();
    let moon_height = (sin_phi * sin_declination + cos_phi * cos_declination * cos(hour_angle))
        .asin()
        .to_degrees();
    let elongation = (cos(sky.moon_latitude) * cos(ahead)).acos().to_degrees();
    Some(moon_height + SUNSET_DEPRESSION + elongation)
}

/// The Rata Die on which to begin looking for the crescent of a mean new moon,
/// `lunations` after that of 6 January 2000.
pub fn search_start(lunations: i64) -> i64 {
    let mean_new_moon = 2_451_550.097_66 + super::lunar::SYNODIC_MONTH * lunations as f64;
    (mean_new_moon - RATA_DIE_ZERO - 1.0).floor() as i64
}

fn sin(degrees: f64) -> f64 {
    degrees.to_radians().sin()
}

fn cos(degrees: f64) -> f64 {
    degrees.to_radians().cos()
}

/// The angle brought into (−180, 180].
fn half_turn(degrees: f64) -> f64 {
    let turned = degrees.rem_euclid(360.0);
    if turned > 180.0 {
        turned - 360.0
    } else {
        turned
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::calendar::CalendarDate;

    /// Scores on the evenings two days before a published first day, one day before, and on it.
    fn evenings(year: i32, month: u8, day: u8) -> [Option<f64>; 3] {
        let first = CalendarDate::gregorian(year, month, day)
            .day_number()
            .expect("exists")
            .0;
        [score(first - 2), score(first - 1), score(first)]
    }

    #[test]
    fn scores_agree_with_the_check_values() {
        let cases = [
            ((2001, 3, 27), [Some(14.08), Some(36.21), Some(59.46)]),
            ((2006, 8, 26), [Some(15.97), Some(33.13), Some(50.00)]),
            ((2012, 2, 23), [None, Some(18.36), Some(39.92)]),
            ((2015, 8, 16), [Some(0.96), Some(17.21), Some(36.07)]),
            ((2017, 1, 30), [Some(14.45), Some(37.62), Some(61.55)]),
        ];
        for ((year, month, day), expected) in cases {
            for (got, wanted) in evenings(year, month, day).into_iter().zip(expected) {
                match (got, wanted) {
                    (Some(got), Some(wanted)) => {
                        assert!(
                            (got - wanted).abs() < 0.02,
                            "{year}-{month}: {got} {wanted}"
                        );
                    }
                    (got, wanted) => assert_eq!(got, wanted, "{year}-{month}"),
                }
            }
        }
    }
}
